package org.umbel.telephony.ring;

import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.message.Status;

/// Why a call was not taken, in words of the field and of SIP.
final class Reasons {
  private Reasons() {}

  static Reason of(InviteOutcome refusal) {
    return switch (refusal) {
      case InviteOutcome.Refused(var response) -> of(response.status());
      case InviteOutcome.TimedOut _, InviteOutcome.Cancelled _ -> Reason.NO_ANSWER;
      case InviteOutcome.Unreachable _, InviteOutcome.Answered _ -> Reason.UNAVAILABLE;
    };
  }

  static Reason of(int status) {
    return switch (status) {
      case 486, 600, 603 -> Reason.BUSY;
      case 408, 480, 487 -> Reason.NO_ANSWER;
      default -> Reason.UNAVAILABLE;
    };
  }

  static int status(Reason reason) {
    return switch (reason) {
      case BUSY -> Status.BUSY_HERE;
      case NO_ANSWER -> Status.REQUEST_TIMEOUT;
      case UNAVAILABLE, UNCONDITIONAL, UNKNOWN -> Status.TEMPORARILY_UNAVAILABLE;
    };
  }

  /// Busy says more than no answer, and that more than not reached.
  static Reason weightier(Reason one, Reason other) {
    if (one == Reason.BUSY || other == Reason.BUSY) {
      return Reason.BUSY;
    }
    return one == Reason.NO_ANSWER ? one : other;
  }
}
