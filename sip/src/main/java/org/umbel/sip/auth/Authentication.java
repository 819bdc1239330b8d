package org.umbel.sip.auth;

import org.umbel.sip.message.Response;

/// What came of checking who sent a request.
public sealed interface Authentication {
  /// It was this user.
  record Proven(String username) implements Authentication {}

  /// It is not known who it was.
  ///
  /// @param why for counting and blocking; only [Why#WRONG] and [Why#WRONG_FROM_ELSEWHERE] are
  ///   signs of guessing
  /// @param answer 401 or 407 with fresh challenges
  record Unproven(Why why, Response answer) implements Authentication {}

  /// Why it is not known.
  enum Why {
    /// Nothing was shown, as in every first request.
    NOTHING_SHOWN,
    /// The nonce was too old, used before or another server's; a phone tries again by itself.
    STALE,
    /// No such user, or another password.
    WRONG,
    /// The same with a nonce that another address was given. Datagrams can bear a false address, so
    /// this may be said in somebody's name and is no sign against the address it came from, only
    /// one that somebody guesses at the user.
    WRONG_FROM_ELSEWHERE,
    /// What was shown could not be read, or was about another request.
    UNREADABLE
  }
}
