package org.umbel.domain.presence;

/// Who says something of a person's presence. A change carries its source along, so that nobody is
/// told what they have said themselves.
public sealed interface Source {

  /// What the person has chosen at a screen of ours.
  Source MANUAL = new Manual();

  /// The calls of the person's phones that pass here.
  Source LINE = new Line();

  /// What a knowledge worker's duty shows: on a customer's call, working after it (PR-6, PR-7).
  Source DUTY = new Duty();

  /// The person, at a screen of ours (PR-11).
  record Manual() implements Source {}

  /// Calls: on the phone as long as there is one.
  record Line() implements Source {}

  /// The work of a knowledge worker; never becomes an agent state itself.
  record Duty() implements Source {}

  /// A user agent that publishes (RFC 3903); each publication is a source of its own.
  ///
  /// @param publication stays the same as long as it is refreshed and modified
  record UserAgent(String publication) implements Source {}

  /// Another system that knows people's presence (PR-2).
  ///
  /// @param name as configured
  record Platform(String name) implements Source {}
}
