package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Recorded;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;

/// Somebody on the phone who does the steps of a scene, one whenever something is waited for, and
/// hangs up when there are none left. What is heard and done is written down.
final class SceneCall implements Call {
  private static final Duration CUT_AFTER = Duration.ofSeconds(4);

  private final CallId id = new CallId("scene");
  private final Caller caller;
  private final SceneVoice voice;
  private final Transcript transcript;
  private final Covered covered;
  private final Deque<SceneStep> steps = new ArrayDeque<>();
  private final Deque<Key> typed = new ArrayDeque<>();
  private final Map<Character, Option> offered = new HashMap<>();
  private final CountDownLatch musicEnds = new CountDownLatch(1);
  private int untilItBegins;
  private boolean ended;

  /// @param reachedBy keys that lead to where the scene begins
  SceneCall(
      Optional<PhoneNumber> from,
      SceneVoice voice,
      Transcript transcript,
      Covered covered,
      String reachedBy,
      List<SceneStep> steps) {
    this.caller = new Caller(from, Optional.empty());
    this.voice = voice;
    this.transcript = transcript;
    this.covered = covered;
    this.steps.addAll(SceneStep.parse(reachedBy));
    this.untilItBegins = this.steps.size();
    this.steps.addAll(steps);
  }

  /// What the flow did not let this caller do.
  List<SceneStep> left() {
    return List.copyOf(steps);
  }

  @Override
  public CallId id() {
    return id;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public PhoneNumber dialled() {
    return new PhoneNumber("5000");
  }

  @Override
  public Optional<Redirection> redirection() {
    return Optional.empty();
  }

  @Override
  public Optional<CallId> former() {
    return Optional.empty();
  }

  @Override
  public void answer() {}

  @Override
  public Played play(List<ShortBuffer> sounds, Duration from, Set<Key> interrupting) {
    alive();
    if (!typed.isEmpty() && interrupting.contains(typed.peek())) {
      return new Played(Optional.of(typed.remove()), from);
    }
    var passage = sounds.stream().flatMap(sound -> voice.said(sound).stream()).toList();
    var said = !passage.isEmpty();
    if (said) {
      endMusic();
      offer(passage);
    }
    var key = cutting(said);
    var obeyed = key.filter(interrupting::contains);
    var length =
        Duration.ofNanos(sounds.stream().mapToLong(ShortBuffer::remaining).sum() * 125_000);
    var until = obeyed.isPresent() ? cut(from, length) : length;
    if (said) {
      transcript.said(passage, obeyed.isPresent() ? passage.size() / 2 : passage.size());
    } else if (sounds.getFirst().hasRemaining()) {
      transcript.heard(sounds.getFirst(), from, until, obeyed.isPresent());
    }
    key.ifPresent(pressed -> press(pressed, !said));
    if (obeyed.isEmpty()) {
      key.ifPresent(typed::add);
    }
    return new Played(obeyed, until);
  }

  private static Duration cut(Duration from, Duration length) {
    var left = length.minus(from);
    return from.plus(left.compareTo(CUT_AFTER) > 0 ? CUT_AFTER : left.dividedBy(2));
  }

  private void offer(List<SceneVoice.Said> passage) {
    passage.forEach(said -> covered.said(said.phrase()));
    if (passage.stream().anyMatch(said -> said.phrase() instanceof Choice)) {
      offered.clear();
    }
    for (var said : passage) {
      if (said.phrase() instanceof Choice(var option, var key)) {
        offered.put(key, option);
      }
    }
  }

  /// The key that is pressed in the middle of it.
  private Optional<Key> cutting(boolean said) {
    if (steps.peek() instanceof SceneStep.Cuts(var key, var whatIsSaid) && whatIsSaid == said) {
      steps.remove();
      return Optional.of(key);
    }
    return Optional.empty();
  }

  private void press(Key key, boolean duringAMessage) {
    transcript.pressed(key.symbol());
    meant(key, duringAMessage).ifPresent(covered::taken);
  }

  private Optional<Option> meant(Key key, boolean duringAMessage) {
    var chosen = Optional.ofNullable(offered.get(key.symbol()));
    if (duringAMessage || (chosen.isEmpty() && offered.containsValue(Option.NEXT))) {
      return PlaybackKeys.option(KeyMap.STANDARD, key);
    }
    if (chosen.isPresent()) {
      return chosen;
    }
    return switch (key) {
      case ZERO -> Optional.of(offered.isEmpty() ? Option.SKIP_GREETING : Option.HEAR_OPTIONS);
      case STAR -> Optional.of(Option.LOG_IN);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Key> key(Duration patience) {
    alive();
    if (!typed.isEmpty()) {
      return Optional.of(typed.remove());
    }
    return switch (steps.poll()) {
      case SceneStep.Presses(var key) -> {
        press(key, false);
        if (--untilItBegins == 0) {
          transcript.begin();
        }
        yield Optional.of(key);
      }
      case SceneStep.Waits _ -> {
        transcript.does("(waits)");
        yield Optional.empty();
      }
      case SceneStep.Listens listens -> {
        steps.addFirst(listens);
        yield Optional.empty();
      }
      case SceneStep.HoldsOn holdsOn -> {
        steps.addFirst(holdsOn);
        awaitSilence();
        yield Optional.empty();
      }
      case SceneStep.HangsUp _ -> throw hungUp();
      case null -> throw hungUp();
      case SceneStep other -> {
        steps.addFirst(other);
        throw hungUp();
      }
    };
  }

  private CallEnded hungUp() {
    transcript.does("hangs up");
    ended = true;
    return new CallEnded(id);
  }

  private void alive() {
    if (ended) {
      throw new CallEnded(id);
    }
  }

  @Override
  public void background(List<ShortBuffer> sounds) {}

  @Override
  public void stopPlaying() {
    musicEnds.countDown();
  }

  /// What plays in the background gives way.
  private void endMusic() {
    if (steps.peek() instanceof SceneStep.Listens || steps.peek() instanceof SceneStep.HoldsOn) {
      steps.remove();
      transcript.does("(hears music)");
    }
  }

  private void awaitSilence() {
    try {
      musicEnds.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw hungUp();
    }
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.empty();
  }

  @Override
  public void forgetKeys() {
    typed.clear();
  }

  @Override
  public void press(List<Key> keys) {
    throw new UnsupportedOperationException("nobody listens for keys here");
  }

  @Override
  public Recorded record(SampleSink sink, RecordingLimits limits) {
    alive();
    if (steps.peek() instanceof SceneStep.DiskIsFull) {
      steps.remove();
      transcript.happens("the disk is full");
      return new Recorded(Duration.ZERO, Ending.SINK_FAILED);
    }
    if (!(steps.peek() instanceof SceneStep.Says(var length))) {
      transcript.does("(says nothing)");
      return new Recorded(Duration.ZERO, Ending.SILENCE);
    }
    steps.remove();
    var kept = length.compareTo(limits.longest()) < 0 ? length : limits.longest();
    transcript.does("(speaks for " + Transcript.seconds(kept) + ")");
    sink.write(ShortBuffer.allocate(Math.toIntExact(kept.toMillis()) * 8));
    return new Recorded(kept, kept.equals(limits.longest()) ? Ending.LONGEST : ending(limits));
  }

  private Ending ending(RecordingLimits limits) {
    if (steps.peek() instanceof SceneStep.HangsUp) {
      steps.remove();
      transcript.does("hangs up");
      ended = true;
      return Ending.HANG_UP;
    }
    if (steps.peek() instanceof SceneStep.Presses(var key) && limits.endingKeys().contains(key)) {
      steps.remove();
      transcript.pressed(key.symbol());
      covered.taken(Option.END_RECORDING);
      return Ending.KEY;
    }
    transcript.happens("silence");
    return Ending.SILENCE;
  }

  @Override
  public Transfer transfer(PhoneNumber target) {
    alive();
    endMusic();
    var taken = steps.poll() instanceof SceneStep.IsTaken(var yes) && yes;
    transcript.happens(
        target.digits() + " is called; " + (taken ? "the call is taken" : "nobody takes the call"));
    if (taken) {
      ended = true;
      return new Transfer.Done();
    }
    return new Transfer.NotTaken(Redirection.Reason.NO_ANSWER);
  }

  @Override
  public Transfer callOut(PhoneNumber target, Extension payer) {
    if (steps.peek() instanceof SceneStep.IsTaken) {
      return transfer(target);
    }
    alive();
    transcript.happens(target.digits() + " may not be called");
    return new Transfer.NotAllowed();
  }

  @Override
  public Brought bring(
      WorkerPhone phone,
      Duration patience,
      List<ShortBuffer> meanwhile,
      Consumer<VoiceCall> begun) {
    alive();
    return new Brought.NotReachable(); // scenes have no workers
  }

  @Override
  public void hangUp() {
    ended = true;
  }
}
