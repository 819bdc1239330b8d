package org.umbel.telephony;

import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Redirection;
import org.umbel.sip.IncomingInvite;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls;
import org.umbel.telephony.ring.UnansweredCaller;
import org.umbel.telephony.trace.TracedCall;

/// What belongs to one call that came in until it is put through.
record Incoming(
    CallId id,
    Line line,
    Arrival arrival,
    IncomingInvite invite,
    UnansweredCaller caller,
    LineCalls.Entry entry,
    TracedCall traced) {

  /// The same call after somebody here did not take it.
  Incoming redirected(Redirection here) {
    return new Incoming(id, line, arrival.redirected(here), invite, caller, entry, traced);
  }
}
