package org.umbel.web.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.umbel.domain.person.Extension;
import org.umbel.web.page.Form;

/// A login that is going on. Shown without its secrets.
///
/// @param id what the browser's cookie says
/// @param token what each form must bring back, so that no other site can send it
public record Session(String id, String token, Owner owner) {

  /// Whether a form came from a page that was shown to this login.
  public boolean sent(Form form) {
    return MessageDigest.isEqual(
        form.field("token").getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8));
  }

  /// Whose login it is.
  sealed interface Owner {
    /// Somebody with a voice box.
    record Person(Extension extension) implements Owner {}

    record Official(Accounts.Account account) implements Owner {}
  }

  /// For people: the account's name or the person's extension.
  public String name() {
    return switch (owner) {
      case Owner.Person(var extension) -> extension.digits();
      case Owner.Official(var account) -> account.name();
    };
  }

  @Override
  public String toString() {
    return "Session[owner=" + owner + "]";
  }
}
