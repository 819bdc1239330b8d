package org.umbel.mail.imap;

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
    };
  }

  /// A folder of the person as the account sees it, levels separated by `/`.
  default String folder(Person person, String folder) {
    return switch (this) {
      case AsPerson _, OwnPassword _ -> folder;
      case OtherUsers(var admin, var mailbox) -> {
        var inbox = mailbox.fill(person, admin.user()).orElse("");
        yield folder.equalsIgnoreCase("INBOX") ? inbox : inbox + "/" + folder;
      }
    };
  }
}
