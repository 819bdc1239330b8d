package org.umbel.domain.call;

/// What became of passing a caller on to a number (CA-9, AA-4).
public sealed interface Transfer {

  /// The caller talks to whom the number belongs to; the call is over for its conversation.
  record Done() implements Transfer {}

  /// Nobody took the call; the caller is still here.
  record NotTaken(Redirection.Reason reason) implements Transfer {}

  /// The rules of who would pay do not allow the call (SC-2); the caller is still here.
  record NotAllowed() implements Transfer {}

  /// Nobody can be called by that number from here; the caller is still here.
  record NotReachable() implements Transfer {}
}
