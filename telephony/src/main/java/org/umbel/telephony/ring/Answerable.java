package org.umbel.telephony.ring;

/// Somebody whom a conversation may talk to: who calls, whom another has transferred to it, or whom
/// it calls itself. Safe for all threads.
public interface Answerable {

  /// What came of connecting somebody.
  enum Connection {
    TALKING,
    /// Whoever it was has given up or hung up.
    GONE,
    /// The two have no session in common. A caller who has made an offer waits still; one who has
    /// not is hung up.
    REFUSED
  }

  /// Has the two talk to each other from now on; waits until they do.
  ///
  /// @throws org.umbel.sip.SipException when the other side cannot be asked
  Connection connect(Counterpart other);

  /// Refuses the call, unless it was answered or taken back.
  ///
  /// @param status 400 to 699
  void reject(int status);

  /// Does something when whoever it is has gone.
  void onGone(Runnable task);

  /// Whether it is this party.
  boolean is(Leg party);
}
