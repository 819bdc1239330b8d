package org.umbel.web;

import org.umbel.domain.person.Extension;

/// A login that is going on. Shown without its secrets.
///
/// @param id what the browser's cookie says
/// @param token what each form must bring back, so that no other site can send it
record Session(String id, String token, Owner owner) {

  /// Whose login it is.
  sealed interface Owner {
    /// Somebody with a voice box.
    record Person(Extension extension) implements Owner {}

    record Official(Accounts.Account account) implements Owner {}
  }

  /// For people: the account's name or the person's extension.
  String name() {
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
