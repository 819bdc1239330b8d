package org.umbel.telephony.call;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Recorded;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;
import org.umbel.media.Audio;
import org.umbel.media.engine.Interrupt;
import org.umbel.media.engine.MediaClosed;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.PlayOutcome;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.ring.Onward;

/// A call by SIP that a conversation here has: it came in, was transferred here, or is made here.
/// The media session is this call's own: it is closed when who calls hangs up, and that wakes the
/// conversation. By a transfer somebody else may take the caller's place meanwhile; the
/// conversation goes on with that one.
public final class SipCall implements Call, AutoCloseable {
  /// What was said last is still on its way, and in the other side's jitter buffer, which a phone
  /// forgets when the call ends.
  private static final Duration UNTIL_HEARD = Duration.ofMillis(300);

  private static final ShortBuffer QUIET =
      ShortBuffer.allocate((int) Audio.samples(UNTIL_HEARD)).asReadOnlyBuffer();

  private final CallId id;
  private final Arrival arrival;
  private final PhoneNumber dialled;
  private final Answerable calling;
  private final OwnSide side;
  private final MediaSession media;
  private final Witness witness;
  private final Onward onward;
  private final Bringer bringer;
  private volatile Optional<Leg> passed = Optional.empty();
  private volatile List<ShortBuffer> background = List.of();

  /// @param dialled the number that was called, `arrival` having one
  /// @param media closed with this call
  /// @param witness told what is played and recorded
  /// @param onward by which the caller is passed on
  /// @param bringer by which it is brought to a worker
  public SipCall(
      CallId id,
      Arrival arrival,
      PhoneNumber dialled,
      Answerable calling,
      MediaSession media,
      Witness witness,
      Onward onward,
      Bringer bringer) {
    this.onward = onward;
    this.bringer = bringer;
    this.id = id;
    this.arrival = arrival;
    this.dialled = dialled;
    this.media = media;
    this.witness = witness;
    witness.sound(media);
    this.calling = calling;
    this.side = new OwnSide(media);
    calling.onGone(media::close);
  }

  @Override
  public CallId id() {
    return id;
  }

  @Override
  public Caller caller() {
    return side.leg()
        .filter(now -> !calling.is(now))
        .map(newcomer -> Arrival.caller(newcomer.name()))
        .orElseGet(arrival::caller);
  }

  @Override
  public PhoneNumber dialled() {
    return dialled;
  }

  @Override
  public Optional<Redirection> redirection() {
    return arrival.redirection();
  }

  @Override
  public Optional<CallId> former() {
    return arrival.former();
  }

  @Override
  public void answer() {
    if (side.talks()) {
      return;
    }
    switch (alive(() -> calling.connect(side))) {
      case TALKING -> {}
      case GONE -> throw new CallEnded(id);
      case REFUSED -> {
        calling.reject(Status.NOT_ACCEPTABLE_HERE);
        throw new CallEnded(id);
      }
    }
  }

  @Override
  public Played play(List<ShortBuffer> sounds, Duration from, Set<Key> interrupting) {
    var interrupt = Interrupt.by(MediaTerms.keys(interrupting));
    witness.plays(MediaTerms.length(sounds).minus(from));
    return alive(() ->
        switch (media.play(sounds, Audio.samples(from), interrupt)) {
          case PlayOutcome.InterruptedBy(var key, var at) ->
              new Played(MediaTerms.key(key), Audio.duration(at));
          case PlayOutcome ended -> new Played(Optional.empty(), Audio.duration(ended.position()));
        });
  }

  @Override
  public void background(List<ShortBuffer> sounds) {
    background = List.copyOf(sounds);
    media.background(background);
  }

  @Override
  public void stopPlaying() {
    media.stopPlaying();
  }

  @Override
  public Optional<String> header(String name) {
    return arrival.header().apply(name);
  }

  @Override
  public Optional<Key> key(Duration patience) {
    return alive(() -> media.nextKey(patience).flatMap(MediaTerms::key));
  }

  @Override
  public void forgetKeys() {
    media.clearKeys();
  }

  @Override
  public void press(List<Key> keys) {
    try {
      alive(() -> {
        side.press(MediaTerms.inOrder(keys));
        return keys;
      });
    } catch (SipException gone) {
      throw new CallEnded(id);
    }
  }

  @Override
  public Recorded record(SampleSink sink, RecordingLimits limits) {
    witness.records();
    var recorded =
        MediaTerms.recorded(media.record(MediaTerms.sink(sink), MediaTerms.limits(limits)));
    witness.recorded(recorded.duration(), recorded.ending());
    return recorded;
  }

  @Override
  public Transfer transfer(PhoneNumber target) {
    var other = side.linked();
    return other.isPresent()
        ? outcome(onward.pass(other.get(), side.name().orElseThrow(), target), Optional.empty())
        : transferred(caller -> onward.pass(caller, target));
  }

  @Override
  public Transfer callOut(PhoneNumber target, Extension payer) {
    return transferred(caller -> onward.callOut(id, caller, target, payer));
  }

  private Transfer transferred(Function<Leg, Onward.Outcome> passing) {
    var caller = side.leg();
    return caller.isEmpty()
        ? new Transfer.NotReachable()
        : outcome(passing.apply(caller.get()), caller);
  }

  private Transfer outcome(Onward.Outcome passing, Optional<Leg> caller) {
    return switch (passing) {
      case Onward.Outcome.Joined _ -> {
        passed = caller;
        media.close();
        yield new Transfer.Done();
      }
      case Onward.Outcome.Referred _ -> {
        hangUp();
        yield new Transfer.Done();
      }
      case Onward.Outcome.NotTaken(var reason) -> new Transfer.NotTaken(reason);
      case Onward.Outcome.NotAllowed _ -> new Transfer.NotAllowed();
      case Onward.Outcome.NotReachable _ -> new Transfer.NotReachable();
      case Onward.Outcome.CallerGone _ -> throw new CallEnded(id);
    };
  }

  @Override
  public Brought bring(
      WorkerPhone phone, Duration arrival, List<ShortBuffer> meanwhile, Consumer<VoiceCall> begun) {
    if (!side.talks()) {
      return new Brought.NotReachable();
    }
    var brought =
        bringer
            .bring(new Waiting(), phone, arrival, meanwhile, begun)
            .orElseThrow(() -> new CallEnded(id));
    if (brought instanceof Brought.Talking) {
      side.served();
    }
    return brought;
  }

  /// Whoever calls, while a worker's phone rings and then talks.
  private final class Waiting implements Customer {
    @Override
    public CallId id() {
      return id;
    }

    @Override
    public OwnSide side() {
      return side;
    }

    @Override
    public NameAddr name() {
      return side.name().orElseThrow();
    }

    @Override
    public void rings() {
      // hears something else
    }

    @Override
    public boolean answer() {
      return !side.left();
    }

    @Override
    public void leftAlone() {
      media.background(background);
    }

    @Override
    public void passedOn() {
      passed = side.leg();
      media.close();
    }
  }

  private <T> T alive(Supplier<T> step) {
    try {
      return step.get();
    } catch (MediaClosed closed) {
      throw new CallEnded(id);
    }
  }

  @Override
  public void hangUp() {
    passed
        .or(side::leg)
        .ifPresentOrElse(Leg::hangUp, () -> calling.reject(Status.TEMPORARILY_UNAVAILABLE));
    side.end();
  }

  /// Ends the call, once the caller has heard the last words; when the caller was passed on, waits
  /// until that call has ended.
  @Override
  public void close() {
    try {
      if (passed.isPresent()) {
        passed.get().awaitEnd();
      } else if (side.talks()) {
        media.play(List.of(QUIET), Interrupt.none());
      }
    } catch (MediaClosed gone) {
      // whoever has hung up hears no more
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    hangUp();
  }
}
