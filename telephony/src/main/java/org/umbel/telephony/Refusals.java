package org.umbel.telephony;

import java.util.Optional;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// What a phone is told whose call outside was not taken there.
final class Refusals {
  private Refusals() {}

  /// As the other side has said it; but what it wants of us is none of the phone's business.
  static Response of(Request invite, Optional<InviteOutcome> outcome) {
    return switch (outcome.orElse(new InviteOutcome.Unreachable("No line"))) {
      case InviteOutcome.Refused(var response) -> relayed(invite, response);
      case InviteOutcome.TimedOut _ -> invite.reply(Status.REQUEST_TIMEOUT);
      case InviteOutcome.Unreachable(var why) -> unreachable(invite, why);
      case InviteOutcome.Cancelled _, InviteOutcome.Answered _ ->
          invite.reply(Status.TEMPORARILY_UNAVAILABLE);
    };
  }

  private static Response relayed(Request invite, Response said) {
    if (said.status() == 401 || said.status() == 407) {
      return unreachable(invite, "The line is not let in");
    }
    return said.status() < 400
        ? invite.reply(Status.TEMPORARILY_UNAVAILABLE)
        : invite.reply(said.status(), said.reason());
  }

  private static Response unreachable(Request invite, String why) {
    return invite.reply(Status.SERVICE_UNAVAILABLE, why);
  }
}
