package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.person.Extension;
import org.umbel.media.Key;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.Dialog;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.Status;
import org.umbel.sip.transport.Peer;
import org.umbel.telephony.key.InfoKeys;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineSession;

/// One party of a call that goes on here. It is joined with a [Counterpart], which may change when
/// one of the two is transferred; what the party does in its dialog comes by the leg's [Relay].
///
/// Safe for all threads; joined by the thread that joins the calls.
public final class Leg implements Counterpart {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LegBook book;
  private final Line line;
  private final Relay relay;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Runnable> farewells = new ArrayList<>(1); // guarded by this
  private final ShownOrigin origin = new ShownOrigin(); // guarded by this
  private @Nullable Dialog own; // guarded by this
  private @Nullable Counterpart partner; // guarded by this
  private @Nullable NameAddr name; // guarded by this
  private boolean lettingGo; // guarded by this
  private boolean ended; // guarded by this
  private volatile Optional<Extension> owner = Optional.empty();
  private volatile Optional<Peer> source = Optional.empty();
  private volatile byte[] said = new byte[0];

  Leg(Transfers transfers, Line line) {
    this.book = transfers.legs();
    this.line = line;
    this.relay = new Relay(this, transfers);
  }

  /// How calls of its line are held.
  LineSession session() {
    return line.settings().session();
  }

  public Line line() {
    return line;
  }

  /// How audio is spoken at its line.
  public SessionSettings audio() {
    return line.settings().audio();
  }

  /// The party is a phone of somebody here, which is known for certain.
  public void belongsTo(Extension person) {
    owner = Optional.of(person);
  }

  /// Whose phone the party is; empty for others.
  public Optional<Extension> owner() {
    return owner;
  }

  /// The party has called us from there, so its name is what it says itself.
  void cameFrom(Peer caller) {
    source = Optional.of(caller);
  }

  /// Where the party has called from; empty for one that we have called.
  public Optional<Peer> source() {
    return source;
  }

  /// Takes what the party does in its dialog.
  Relay relay() {
    return relay;
  }

  /// The party is reached by this dialog, early or confirmed.
  void reach(Dialog dialog) {
    forget();
    synchronized (this) {
      own = dialog;
    }
    book.add(dialog.id(), this);
  }

  /// Nobody can name the call by its dialog any more, unless that is confirmed.
  void forget() {
    dialog().filter(known -> !known.confirmed()).ifPresent(early -> book.remove(early.id()));
  }

  /// Who the party is, as others are told; by its dialog when nobody says.
  public synchronized NameAddr name() {
    return name != null ? name : dialog().orElseThrow().remote().withoutTag();
  }

  synchronized void name(NameAddr shown) {
    name = shown;
  }

  /// The party has described its side of the session.
  void says(byte[] description) {
    if (description.length > 0) {
      said = description;
    }
  }

  @Override
  public byte[] said() {
    return said;
  }

  /// A description as this party is to see it.
  synchronized byte[] shown(byte[] description) {
    return origin.of(description);
  }

  synchronized Optional<Dialog> dialog() {
    return Optional.ofNullable(own);
  }

  /// Presses keys for the party by SIP INFO, where its line wants them so.
  ///
  /// @return those that are to go in the sound
  /// @throws SipException when the party is gone
  public List<Key> press(List<Key> keys) {
    return session().keysByInfo()
        ? dialog().map(known -> InfoKeys.send(known, keys)).orElse(keys)
        : keys;
  }

  synchronized Optional<Counterpart> partner() {
    return Optional.ofNullable(partner);
  }

  /// The partner, for whom is waited a moment: a party may act as soon as it has answered, which is
  /// before the two are joined.
  synchronized Optional<Counterpart> awaitPartner() {
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
  static void join(Leg one, Counterpart other) {
    boolean oneGone = one.joined(other);
    boolean otherGone = other.meet(one);
    if (oneGone || otherGone) {
      one.hangUp();
      other.hangUp();
    }
  }

  /// Whoever hangs up just now may be told as talking after it was told as gone, so that is told
  /// again then.
  ///
  /// @return whether the party has gone
  private boolean joined(Counterpart other) {
    if (together(other)) {
      return true;
    }
    book.talkers().talks(this);
    if (ended()) {
      book.talkers().gone(this);
    }
    return ended();
  }

  private synchronized boolean together(Counterpart other) {
    partner = other;
    lettingGo = false;
    notifyAll();
    return ended;
  }

  @Override
  public boolean meet(Leg leg) {
    return joined(leg);
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
      partner().ifPresent(Counterpart::hangUp);
    }
  }

  /// Ends the call with the party, which must have been answered.
  @Override
  public void hangUp() {
    dialog().ifPresent(Dialog::bye);
  }

  @Override
  public synchronized boolean ended() {
    return ended;
  }

  @Override
  public void onGone(Runnable task) {
    synchronized (this) {
      if (!ended) {
        farewells.add(task);
        return;
      }
    }
    task.run();
  }

  /// Waits until the party has gone.
  public void awaitEnd() throws InterruptedException {
    over.await();
  }

  /// The party has gone.
  void over() {
    Optional<Counterpart> left;
    List<Runnable> tasks;
    synchronized (this) {
      ended = true;
      tasks = List.copyOf(farewells);
      left = lettingGo ? Optional.empty() : Optional.ofNullable(partner);
      notifyAll();
    }
    dialog().ifPresent(dialog -> book.remove(dialog.id()));
    book.talkers().gone(this);
    over.countDown();
    tasks.forEach(Runnable::run);
    left.ifPresent(Counterpart::hangUp);
  }

  /// Without hold: who was held by one is to be heard by another.
  @Override
  public byte[] offer() {
    return Descriptions.unheld(said);
  }

  @Override
  public Answer answer(byte[] offer) {
    var response = change(offer);
    return response.success()
        ? new Answer.Accepted(response.body())
        : new Answer.Refused(response.status());
  }

  /// The party has offered that some time ago and to somebody else, so it is offered the answer.
  @Override
  public Answer take(byte[] answer) {
    return answer(answer);
  }

  private Response change(byte[] description) {
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

  /// The party's own offer, or where re-INVITEs without a description are not to be sent, what it
  /// said last.
  @Override
  public Optional<Asked> ask() {
    if (!session().delayedReinvite()) {
      return Optional.of(new Asked(said, answer -> answer.ifPresent(this::tell)));
    }
    var asking = new DelayedOffer();
    var offer = asking.askOf(dialog().orElseThrow());
    offer.ifPresent(this::says);
    return offer.map(made -> new Asked(made, answer -> asking.answer(answer.map(this::shown))));
  }

  private void tell(byte[] answer) {
    try {
      change(answer);
    } catch (SipException unreachable) {
      hangUp();
    }
  }

  @Override
  public Response info(Request info) {
    try {
      var dialog = dialog().orElseThrow();
      return info.reply(dialog.request(Method.INFO, plain -> withBodyOf(info, plain)).status());
    } catch (SipException unreachable) {
      return info.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  private static Request withBodyOf(SipMessage source, Request request) {
    return source.contentType().map(type -> request.withBody(type, source.body())).orElse(request);
  }
}
