package org.umbel.domain.routing;

import java.util.Optional;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.dialling.DialPlan;
import org.umbel.domain.person.Person;

/// Who takes a call.
public sealed interface Destination {

  /// The person's phones ring; when nobody takes it, the voice box does.
  record Ring(Person person) implements Destination {}

  /// The person's voice box answers.
  record VoiceBox(Person person, Optional<Redirection.Reason> reason) implements Destination {}

  /// A login to one's own voice box (TU-1).
  record SubscriberAccess() implements Destination {}

  /// Somebody outside has it, if the number is one at all. Only for those who may call outside.
  record Outside(DialPlan.Route route) implements Destination {}

  /// A worker is looked for who serves the customer (KW-8).
  record Customers(ContactPoint point) implements Destination {}

  /// Nobody has this number.
  record Nobody() implements Destination {}
}
