package org.umbel.sip;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipFragment;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.SubscriptionState;

/// A REFER of ours and the NOTIFYs that tell what becomes of it, RFC 3515 §2.4.
final class Referral {

  private final UserAgent agent;
  private final Dialog dialog;
  private final IntConsumer progress;
  private final Parcel<ReferOutcome> outcome = new Parcel<>();

  Referral(UserAgent agent, Dialog dialog, IntConsumer progress) {
    this.agent = agent;
    this.dialog = dialog;
    this.progress = progress;
  }

  ReferOutcome run(ReferTo target, UnaryOperator<Request> dress, Duration longest) {
    dialog.server().follow(this); // the first NOTIFY may overtake the response
    var response =
        dialog.request(
            Method.REFER, plain -> dress.apply(plain.with("Refer-To", target.toString())));
    if (!response.success()) return new ReferOutcome.Refused(response);
    if (response.header("Refer-Sub").filter("false"::equalsIgnoreCase).isPresent())
      return new ReferOutcome.Unreported();
    var alarm = new Alarm(agent.loop(), longest, this::ended);
    try {
      return outcome.take("the end of what was referred");
    } finally {
      alarm.cancel();
    }
  }

  /// Whether a NOTIFY tells of a REFER.
  static boolean isFor(Request notify) {
    try {
      return Event.of(notify).filter(event -> event.type().equals(Event.REFER.type())).isPresent();
    } catch (MalformedMessage unreadable) {
      return false;
    }
  }

  /// On the dialog's turn.
  Response notified(Request notify) {
    var status = SipFragment.statusOf(notify);
    var state = SubscriptionState.of(notify);
    if (status.isEmpty() || state.isEmpty()) return notify.reply(Status.BAD_REQUEST);
    if (status.getAsInt() >= Status.OK) outcome.put(new ReferOutcome.Called(status.getAsInt()));
    else if (state.get().terminated()) ended();
    else progress.accept(status.getAsInt());
    return notify.reply(Status.OK);
  }

  /// Nothing more will be heard.
  void ended() {
    outcome.put(new ReferOutcome.Unreported());
  }
}
