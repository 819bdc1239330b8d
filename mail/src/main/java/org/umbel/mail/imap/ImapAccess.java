package org.umbel.mail.imap;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;

/// How somebody's mailbox is opened (ML-1).
public sealed interface ImapAccess {

  /// By an administrative account that logs in as the person: its name stands in the pattern, its
  /// password opens every mailbox. `$(MAILBOX)*$(ADMIN)` and `$(ADMIN)\$(MAILBOX)` are usual.
  record AsPerson(Login admin, LoginPattern pattern) implements ImapAccess {}

  /// By an administrative account that says at the login whose mailbox it opens (RFC 4616 §2, what
  /// Cyrus calls a proxy).
  ///
  /// @param user what the person is called there
  record OnBehalf(Login admin, LoginPattern user) implements ImapAccess {}

  /// By an administrative account that sees the mailboxes of other users in a namespace, which the
  /// server tells (RFC 2342 §5).
  ///
  /// @param user what the person is called there
  record OtherUsers(Login admin, LoginPattern user) implements ImapAccess {}

  /// By an administrative account that sees the person's mailbox at a path, such as
  /// `user/$(MAILBOX)`. `/` separates levels, whatever the server uses.
  record FullPath(Login admin, LoginPattern path) implements ImapAccess {}

  /// By each person's own password, where one is known.
  record OwnPassword(LoginPattern pattern) implements ImapAccess {}

  /// By each person's own password where one is known and accepted, else as `otherwise` says.
  record OwnFirst(OwnPassword own, ImapAccess otherwise) implements ImapAccess {}

  /// The ways to this person's mailbox, to be tried in order.
  default List<ImapAccess> ways(Person person, MailAccount account) {
    return switch (this) {
      case OwnFirst(var own, var otherwise) ->
          own.login(person, account).isPresent() ? List.of(own, otherwise) : List.of(otherwise);
      default -> List.of(this);
    };
  }

  /// The login for this person.
  ///
  /// @return empty when something of it is missing
  default Optional<Login> login(Person person, MailAccount account) {
    return switch (this) {
      case AsPerson(var admin, var pattern) ->
          pattern
              .fill(person, account, admin.user())
              .map(user -> new Login(user, admin.credential()));
      case OnBehalf(var admin, var user) ->
          user.fill(person, account, admin.user())
              .map(name -> new Login(admin.user(), admin.credential(), Optional.of(name)));
      case OtherUsers(var admin, var user) ->
          user.fill(person, account, admin.user()).map(_ -> admin);
      case FullPath(var admin, var path) ->
          path.fill(person, account, admin.user()).map(_ -> admin);
      case OwnPassword(var pattern) ->
          pattern
              .fill(person, account, "")
              .flatMap(user -> account.password().map(secret -> new Login(user, secret)));
      case OwnFirst(var own, var otherwise) ->
          own.login(person, account).or(() -> otherwise.login(person, account));
    };
  }
}
