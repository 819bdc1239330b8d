package org.umbel.mail.imap;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.Secret;

/// How somebody's mailbox is opened (ML-1).
public sealed interface ImapAccess {

  /// By an administrative account that logs in as the person: its name stands in the pattern, its
  /// password opens every mailbox. `$(MAILBOX)*$(ADMIN)` and `$(ADMIN)\$(MAILBOX)` are usual.
  record AsPerson(Login admin, LoginPattern pattern) implements ImapAccess {}

  /// By an administrative account that sees other users' mailboxes below a prefix (RFC 2342 §3),
  /// such as `Other Users/$(MAILBOX)`, which then is the person's INBOX.
  record OtherUsers(Login admin, LoginPattern mailbox) implements ImapAccess {}

  /// By each person's own password, where one is known.
  record OwnPassword(LoginPattern pattern, Function<Person, Optional<Secret>> passwords)
      implements ImapAccess {}

  /// By each person's own password where one is known and accepted, else as `otherwise` says.
  record OwnFirst(OwnPassword own, ImapAccess otherwise) implements ImapAccess {}

  /// The ways to this person's mailbox, to be tried in order.
  default List<ImapAccess> ways(Person person) {
    return switch (this) {
      case OwnFirst(var own, var otherwise) ->
          own.login(person).isPresent() ? List.of(own, otherwise) : List.of(otherwise);
      default -> List.of(this);
    };
  }

  /// The login for this person.
  ///
  /// @return empty when something of it is missing
  default Optional<Login> login(Person person) {
    return switch (this) {
      case AsPerson(var admin, var pattern) ->
          pattern.fill(person, admin.user()).map(user -> new Login(user, admin.password()));
      case OtherUsers(var admin, _) -> Optional.of(admin);
      case OwnPassword(var pattern, var passwords) ->
          pattern
              .fill(person, "")
              .flatMap(user -> passwords.apply(person).map(secret -> new Login(user, secret)));
      case OwnFirst(var own, var otherwise) -> own.login(person).or(() -> otherwise.login(person));
    };
  }

  /// A folder of the person as the account sees it, levels separated by `/`.
  default String folder(Person person, String folder) {
    return switch (this) {
      case AsPerson _, OwnPassword _, OwnFirst _ -> folder;
      case OtherUsers(var admin, var mailbox) -> {
        var inbox = mailbox.fill(person, admin.user()).orElse("");
        yield folder.equalsIgnoreCase("INBOX") ? inbox : inbox + "/" + folder;
      }
    };
  }
}
