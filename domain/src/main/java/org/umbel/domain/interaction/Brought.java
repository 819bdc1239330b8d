package org.umbel.domain.interaction;

import org.umbel.domain.call.Redirection;

/// What became of bringing a waiting customer to a worker's phone.
public sealed interface Brought {

  /// They talk.
  record Talking(VoiceCall call) implements Brought {}

  /// The customer still waits.
  record NotTaken(Redirection.Reason reason) implements Brought {}

  /// No phone is there, or no way to the number; the customer still waits.
  record NotReachable() implements Brought {}
}
