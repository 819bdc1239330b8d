package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.LineSession;

/// One party of two joined calls. What it does to the session (hold, another codec, keys by INFO,
/// hang-up) is done to the party it is joined with; the audio flows between the parties themselves.
/// The partner may change when one of the two transfers the other.
///
/// Called by the dialog's threads; joined by the thread that joins the calls.
final class Leg implements DialogHandler {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Transfers transfers;
  private final Supplier<LineSession> session;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Runnable> farewells = new ArrayList<>(1); // guarded by this
  private final ShownOrigin origin = new ShownOrigin(); // guarded by this
  private @Nullable Dialog own; // guarded by this
  private @Nullable Leg partner; // guarded by this
  private boolean lettingGo; // guarded by this
  private boolean ended; // guarded by this
  private @Nullable DelayedOffer delayed; // guarded by this
  private volatile byte[] said = new byte[0];

  /// @param session how calls of its line are held
  Leg(Transfers transfers, Supplier<LineSession> session) {
    this.transfers = transfers;
    this.session = session;
  }

  LineSession session() {
    return session.get();
  }

  /// The party is reached by this dialog, early or confirmed.
  void reach(Dialog dialog) {
    synchronized (this) {
      own = dialog;
    }
    transfers.legs().add(dialog.id(), this);
  }

  /// The party has described its side of the session.
  void says(byte[] description) {
    if (description.length > 0) {
      said = description;
    }
  }

  /// What the party has said last of its side of the session.
  byte[] said() {
    return said;
  }

  /// A description as this party is to see it.
  synchronized byte[] shown(byte[] description) {
    return origin.of(description);
  }

  synchronized Optional<Dialog> dialog() {
    return Optional.ofNullable(own);
  }

  synchronized Optional<Leg> partner() {
    return Optional.ofNullable(partner);
  }

  /// The partner, for whom is waited a moment: a party may act as soon as it has answered, which is
  /// before the two are joined.
  synchronized Optional<Leg> awaitPartner() {
    var end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (var left = PATIENCE.toMillis(); partner == null && !ended && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(partner);
  }

  /// From now on the two act on each other; when one has gone already the other is ended at once.
  static void join(Leg one, Leg other) {
    boolean oneGone = one.joined(other);
    boolean otherGone = other.joined(one);
    if (oneGone || otherGone) {
      one.hangUp();
      other.hangUp();
    }
  }

  /// @return whether the party has gone
  private synchronized boolean joined(Leg other) {
    partner = other;
    lettingGo = false;
    notifyAll();
    return ended;
  }

  /// The partner stays when this party goes, as it is being transferred.
  synchronized void letGo() {
    lettingGo = true;
  }

  /// The partner is not transferred after all; it goes when this party has gone in the meantime.
  void keep() {
    boolean gone;
    synchronized (this) {
      lettingGo = false;
      gone = ended;
    }
    if (gone) {
      partner().ifPresent(Leg::hangUp);
    }
  }

  /// Ends the call with the party.
  void hangUp() {
    dialog().ifPresent(Dialog::bye);
  }

  synchronized boolean ended() {
    return ended;
  }

  /// Does something when the party has gone, on the dialog's thread; at once when it has.
  void onGone(Runnable task) {
    synchronized (this) {
      if (!ended) {
        farewells.add(task);
        return;
      }
    }
    task.run();
  }

  void awaitEnd() throws InterruptedException {
    over.await();
  }

  /// Offers the party another session and notes its answer.
  ///
  /// @return the final response
  Response offer(byte[] description) {
    var dialog = dialog().orElseThrow();
    var seen = shown(description);
    var response =
        dialog.confirmed()
            ? dialog.reinvite(plain -> plain.withBody(MediaType.SDP, seen))
            : dialog.update(plain -> plain.withBody(MediaType.SDP, seen));
    if (response.success()) {
      says(response.body());
    }
    return response;
  }

  @Override
  public Response onReinvite(Request reinvite) {
    var other = partner();
    if (other.isEmpty()) {
      return reinvite.reply(Status.REQUEST_PENDING);
    }
    return reinvite.bodyLength() == 0
        ? asked(reinvite, other.get())
        : relayed(reinvite, other.get());
  }

  @Override
  public Response onUpdate(Request update) {
    return partner()
        .map(other -> relayed(update, other))
        .orElseGet(() -> update.reply(Status.REQUEST_PENDING));
  }

  /// What the party has said before is only a refresh (RFC 4028 §7.4), with which nobody else is
  /// bothered.
  private Response relayed(Request change, Leg other) {
    var body = change.body();
    if (Arrays.equals(body, said) && other.said.length > 0) {
      return change.reply(Status.OK).withBody(MediaType.SDP, shown(other.said));
    }
    try {
      var answer = other.offer(body);
      if (!answer.success()) {
        return change.reply(answer.status());
      }
      says(body);
      return change.reply(Status.OK).withBody(MediaType.SDP, shown(answer.body()));
    } catch (SipException unreachable) {
      return change.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  /// The party wants an offer: the partner's own, or where re-INVITEs without a description are not
  /// to be sent, what the partner said last.
  private Response asked(Request reinvite, Leg other) {
    if (!other.session().delayedReinvite()) {
      return reinvite.reply(Status.OK).withBody(MediaType.SDP, shown(other.said));
    }
    var asking = new DelayedOffer();
    var offer = asking.askOf(other.dialog().orElseThrow());
    if (offer.isEmpty()) {
      return reinvite.reply(Status.NOT_ACCEPTABLE_HERE);
    }
    other.says(offer.get());
    synchronized (this) {
      delayed = asking;
    }
    return reinvite.reply(Status.OK).withBody(MediaType.SDP, shown(offer.get()));
  }

  @Override
  public void onAck(Request ack) {
    var waiting = answered();
    if (ack.bodyLength() > 0) {
      says(ack.body());
    }
    var other = partner();
    if (waiting.isPresent()) {
      waiting.get().answer(other.map(leg -> leg.shown(ack.body())));
    } else if (other.isPresent() && ack.bodyLength() > 0) {
      tell(other.get(), ack);
    }
  }

  private synchronized Optional<DelayedOffer> answered() {
    var waiting = delayed;
    delayed = null;
    return Optional.ofNullable(waiting);
  }

  private static void tell(Leg other, Request ack) {
    try {
      other.offer(ack.body());
    } catch (SipException unreachable) {
      other.hangUp();
    }
  }

  @Override
  public Response onRequest(Request request) {
    var other = partner().flatMap(Leg::dialog);
    if (other.isEmpty() || !request.is(Method.INFO)) {
      return DialogHandler.super.onRequest(request);
    }
    try {
      var answer = other.get().request(Method.INFO, info -> withBodyOf(request, info));
      return request.reply(answer.status());
    } catch (SipException unreachable) {
      return request.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  @Override
  public void onRefer(IncomingRefer refer) {
    transfers.transfer(this, refer);
  }

  @Override
  public void onEnded(DialogEnd end) {
    Optional<Leg> left;
    List<Runnable> tasks;
    synchronized (this) {
      ended = true;
      tasks = List.copyOf(farewells);
      left = lettingGo ? Optional.empty() : Optional.ofNullable(partner);
    }
    dialog().ifPresent(dialog -> transfers.legs().remove(dialog.id()));
    answered().ifPresent(waiting -> waiting.answer(Optional.empty()));
    over.countDown();
    tasks.forEach(Runnable::run);
    left.ifPresent(Leg::hangUp);
  }

  private static Request withBodyOf(SipMessage source, Request request) {
    return source.contentType().map(type -> request.withBody(type, source.body())).orElse(request);
  }
}
