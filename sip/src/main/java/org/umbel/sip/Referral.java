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

  /// Whether a request is a NOTIFY that tells of a REFER.
  static boolean isReport(Request request) {
    try {
      return request.is(Method.NOTIFY)
          && Event.of(request).filter(event -> event.type().equals(Event.REFER.type())).isPresent();
    } catch (MalformedMessage unreadable) {
      return false;
    }
  }

  /// The response to a report: 200 when it can be read.
  static Response answer(Request report) {
    boolean readable =
        SipFragment.statusOf(report).isPresent() && SubscriptionState.of(report).isPresent();
    return report.reply(readable ? Status.OK : Status.BAD_REQUEST);
  }

  /// Takes what a report tells that can be read. On the dialog's turn.
  void learn(Request report) {
    int status = SipFragment.statusOf(report).orElseThrow();
    if (status >= Status.OK) outcome.put(new ReferOutcome.Called(status));
    else if (SubscriptionState.of(report).orElseThrow().terminated()) ended();
    else progress.accept(status);
  }

  /// Nothing more will be heard.
  void ended() {
    outcome.put(new ReferOutcome.Unreported());
  }
}
