package org.umbel.telephony.ring;

import java.time.Duration;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.person.Extension;
import org.umbel.sip.Dialog;
import org.umbel.sip.ReferOutcome;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.SipUri;

/// Passes whom a conversation talks to on to a number: by a REFER where the line sends such and the
/// other side obeys, else by ringing the phones of who has the number and joining the caller with
/// the one that answers.
public final class Onward {
  private static final Duration REPORT = Duration.ofMinutes(3); // longer than any phone rings

  private final Transfers transfers;

  public Onward(Transfers transfers) {
    this.transfers = transfers;
  }

  /// What became of it.
  public sealed interface Outcome {
    /// The caller talks to the phone that answered.
    record Joined() implements Outcome {}

    /// The other side has called the number; our call is of no use any more.
    record Referred() implements Outcome {}

    /// Nobody took the call.
    record NotTaken(Reason reason) implements Outcome {}

    /// The rules of who would pay do not allow it.
    record NotAllowed() implements Outcome {}

    /// The number leads nowhere.
    record NotReachable() implements Outcome {}

    /// The caller has hung up.
    record CallerGone() implements Outcome {}
  }

  /// Waits until it is known.
  public Outcome pass(Leg caller, PhoneNumber target) {
    try {
      if (!caller.session().referOut()) {
        return transfers.pass(caller, target);
      }
      return switch (referred(caller.dialog().orElseThrow(), target)) {
        case ReferOutcome.Called called when !called.answered() ->
            new Outcome.NotTaken(Reasons.of(called.status()));
        case ReferOutcome.Called _, ReferOutcome.Unreported _ -> new Outcome.Referred();
        case ReferOutcome.Refused _ -> transfers.pass(caller, target);
      };
    } catch (SipException gone) {
      return new Outcome.CallerGone();
    }
  }

  /// The same for a conversation that talks to one here: it talks to who answers then.
  ///
  /// @param from who it speaks for
  public Outcome pass(Counterpart conversation, NameAddr from, PhoneNumber target) {
    return transfers.pass(conversation, from, target);
  }

  /// Calls a number outside for the caller where `payer` may. Waits until it is known.
  public Outcome callOut(CallId call, Leg caller, PhoneNumber target, Extension payer) {
    try {
      return transfers.callOut(call, caller, target, payer);
    } catch (SipException gone) {
      return new Outcome.CallerGone();
    }
  }

  private static ReferOutcome referred(Dialog dialog, PhoneNumber target) {
    var there =
        dialog.remote().sipUri().orElseThrow(() -> new IllegalStateException("no SIP address"));
    var uri = SipUri.of(target.digits(), there.host());
    var self = dialog.local().withoutTag().toString();
    return dialog.refer(ReferTo.of(uri), plain -> plain.with("Referred-By", self), _ -> {}, REPORT);
  }
}
