package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingInvite.Accepted;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.registration.Binding;
import org.umbel.telephony.trace.TracedCall;

/// Rings all phones of a person for one caller. The first that answers is joined with the caller,
/// the others stop ringing. Their audio flows between the two without passing here.
///
/// Used once, by the thread of the caller's INVITE.
public final class Ringing {
  private final Lines lines;
  private final IncomingInvite caller;
  private final Duration patience;
  private final TracedCall traced;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

  /// @param patience how long the phones ring
  public Ringing(Lines lines, IncomingInvite caller, Duration patience, TracedCall traced) {
    this.lines = lines;
    this.caller = caller;
    this.patience = patience;
    this.traced = traced;
  }

  /// What became of it.
  public sealed interface Outcome {
    /// Caller and phone talk to each other; either may end it.
    record Joined(JoinedCalls calls) implements Outcome {}

    /// Nobody took the call, which waits to be answered.
    record NotTaken(Reason reason) implements Outcome {}

    /// The caller has given up.
    record CallerGone() implements Outcome {}
  }

  private sealed interface News {}

  /// @param phone empty when it could not even be called
  private record Settled(Optional<Phone> phone, InviteOutcome outcome) implements News {}

  private record CallerLeft() implements News {}

  /// Rings until one answers, all have refused, the patience is over or the caller has left.
  ///
  /// @param phones at least one
  /// @throws InterruptedException when the thread is interrupted; nothing rings any more then
  public Outcome ring(List<Binding> phones) throws InterruptedException {
    var joining = new Joining(caller, phones.size() == 1);
    var calls = new ArrayList<OutgoingInvite>();
    caller.onCancelled(() -> news.add(new CallerLeft()));
    try {
      phones.forEach(binding -> calls.addAll(call(binding, joining)));
      return settled(phones.size(), joining);
    } finally {
      joining.close();
      calls.forEach(OutgoingInvite::cancel);
      news.forEach(Ringing::hangUpLateAnswer);
    }
  }

  /// Calls a phone by the line that it is registered at; when that line is gone or full, the phone
  /// counts as not reached.
  private List<OutgoingInvite> call(Binding binding, Joining joining) {
    var line = lines.find(binding.line());
    if (line.isEmpty()) {
      news.add(new Settled(Optional.empty(), new InviteOutcome.Unreachable("its line is gone")));
      return List.of();
    }
    var entry = line.get().calls().begin(Direction.OUT);
    var objection = line.get().objection();
    if (objection.isPresent()) {
      entry.close();
      news.add(new Settled(Optional.empty(), new InviteOutcome.Unreachable(objection.get().why())));
      return List.of();
    }
    return List.of(call(line.get(), binding, new Phone(caller, joining, entry), joining));
  }

  private OutgoingInvite call(Line line, Binding binding, Phone phone, Joining joining) {
    var request =
        binding
            .request(Method.INVITE, caller.request().from().withoutTag())
            .dressed(this::withOffer);
    var call = line.invite(request, phone);
    phone.endsBy(call::cancel);
    Thread.ofVirtual()
        .name("ringing " + binding.registration().contact())
        .start(() -> tell(joining, phone, call.await(patience)));
    return call;
  }

  /// A phone that answers too late is told so here.
  private void tell(Joining joining, Phone phone, InviteOutcome outcome) {
    phone.settled(outcome);
    var settled = new Settled(Optional.of(phone), outcome);
    synchronized (joining) {
      if (!(outcome instanceof InviteOutcome.Answered) || joining.claim(phone)) {
        news.add(settled);
        return;
      }
    }
    hangUpLateAnswer(settled);
  }

  private static void hangUpLateAnswer(News late) {
    if (late instanceof Settled(_, InviteOutcome.Answered(var dialog, _))) {
      dialog.bye();
    }
  }

  private Request withOffer(Request invite) {
    traced.leg(invite.callId());
    return caller.request().bodyLength() > 0
        ? invite.withBody(MediaType.SDP, caller.request().body())
        : invite;
  }

  private Outcome settled(int phones, Joining joining) throws InterruptedException {
    var reason = Reason.UNAVAILABLE;
    for (var left = phones; left > 0; left--) {
      switch (news.take()) {
        case CallerLeft _ -> {
          return new Outcome.CallerGone();
        }
        case Settled(var phone, InviteOutcome.Answered(var dialog, var ok)) -> {
          return joined(joining, phone.orElseThrow(), dialog, ok);
        }
        case Settled(_, var refusal) -> reason = weightier(reason, reason(refusal));
      }
    }
    return new Outcome.NotTaken(reason);
  }

  private Outcome joined(Joining joining, Phone phone, Dialog dialog, Response ok) {
    var accepted = joining.join(ok);
    if (accepted.isEmpty()) {
      dialog.bye();
      return new Outcome.CallerGone();
    }
    var callersDialog = accepted.get().dialog();
    joining.leg().connect(dialog, ok.body());
    phone.leg().connect(callersDialog, callersDescription(accepted.get()));
    return new Outcome.Joined(new JoinedCalls(callersDialog, joining.leg()));
  }

  private byte[] callersDescription(Accepted accepted) {
    return caller.request().bodyLength() > 0 ? caller.request().body() : accepted.ack().body();
  }

  private static Reason reason(InviteOutcome refusal) {
    return switch (refusal) {
      case InviteOutcome.Refused(var response) -> reason(response.status());
      case InviteOutcome.TimedOut _, InviteOutcome.Cancelled _ -> Reason.NO_ANSWER;
      case InviteOutcome.Unreachable _, InviteOutcome.Answered _ -> Reason.UNAVAILABLE;
    };
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 486, 600, 603 -> Reason.BUSY;
      case 408, 480, 487 -> Reason.NO_ANSWER;
      default -> Reason.UNAVAILABLE;
    };
  }

  /// Busy says more than no answer, and that more than not reached.
  private static Reason weightier(Reason one, Reason other) {
    if (one == Reason.BUSY || other == Reason.BUSY) {
      return Reason.BUSY;
    }
    return one == Reason.NO_ANSWER ? one : other;
  }
}
