package org.umbel.flows;

import org.umbel.domain.person.Person;

/// Who gets a message that somebody sends by phone.
sealed interface Recipient {

  /// Somebody here.
  record Colleague(Person person) implements Recipient {}

  /// Somebody outside.
  ///
  /// @param mail the address
  record Outsider(String mail) implements Recipient {}

  /// Somebody here who gets no messages.
  record WithoutBox() implements Recipient {}
}
