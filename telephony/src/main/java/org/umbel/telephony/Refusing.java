package org.umbel.telephony;

import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Objection;
import org.umbel.telephony.line.Objection.Rule;

/// Refuses calls that came in: counted by rule at the line, told to the journal.
final class Refusing {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Journal journal;

  Refusing(Journal journal) {
    this.journal = journal;
  }

  void refuse(Incoming call, Objection why) {
    refuse(call.line(), call.invite(), call.id(), why);
  }

  void refuse(Line line, IncomingInvite invite, CallId id, Objection why) {
    var refusal = invite.request().reply(why.status());
    reject(
        line,
        invite,
        id,
        why.rule(),
        why.status() == Status.SERVICE_UNAVAILABLE
            ? refusal.with("Retry-After", RETRY_AFTER_SECONDS)
            : refusal,
        why.why());
  }

  void reject(Incoming call, Rule rule, Response refusal, String why) {
    reject(call.line(), call.invite(), call.id(), rule, refusal, why);
  }

  private void reject(
      Line line, IncomingInvite invite, CallId id, Rule rule, Response refusal, String why) {
    line.calls().refused(Direction.IN, rule);
    journal.happened(new Event.CallRefused(id, why));
    try {
      invite.reject(refusal);
    } catch (SipException over) {
      // answered, refused or taken back already
    }
  }
}
