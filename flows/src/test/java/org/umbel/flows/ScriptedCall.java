package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Phrase;

/// A caller who follows a script: hears this, presses that, says something, hangs up. Time passes
/// only in numbers. What is heard between two scripted phrases does not matter; a scripted phrase
/// that is never heard fails [#wasFollowed].
final class ScriptedCall implements Call {

  private sealed interface Step {}

  private record Hears(Phrase phrase) implements Step {}

  private record HearsSound(ShortBuffer sound) implements Step {}

  private record Presses(Key key) implements Step {}

  private record Says(Duration length) implements Step {}

  private record HangsUp() implements Step {}

  private record CallsOut(PhoneNumber to, Extension payer, Transfer outcome) implements Step {}

  private record IsPassedOn(PhoneNumber to, Transfer outcome) implements Step {}

  private record IsBrought(PhoneNumber to, Brought outcome) implements Step {}

  private final CallId id = new CallId("call-1");
  private final Caller caller;
  private final Deque<Step> script = new ArrayDeque<>();
  private final List<Object> heard = new ArrayList<>();
  private final Deque<Key> typed = new ArrayDeque<>();
  private final List<Duration> startedAt = new ArrayList<>();

  private ScriptedCall(Caller caller) {
    this.caller = caller;
  }

  static ScriptedCall from(String number) {
    return new ScriptedCall(new Caller(Optional.of(new PhoneNumber(number)), Optional.empty()));
  }

  ScriptedCall hears(Phrase... phrases) {
    for (var phrase : phrases) {
      script.add(new Hears(phrase));
    }
    return this;
  }

  ScriptedCall hears(ShortBuffer sound) {
    script.add(new HearsSound(sound));
    return this;
  }

  ScriptedCall presses(String keys) {
    keys.chars().forEach(symbol -> script.add(new Presses(Key.of((char) symbol).orElseThrow())));
    return this;
  }

  ScriptedCall says(Duration length) {
    script.add(new Says(length));
    return this;
  }

  ScriptedCall hangsUp() {
    script.add(new HangsUp());
    return this;
  }

  ScriptedCall isPassedOn(String to, Transfer outcome) {
    script.add(new IsPassedOn(new PhoneNumber(to), outcome));
    return this;
  }

  ScriptedCall isBrought(String to, Brought outcome) {
    script.add(new IsBrought(new PhoneNumber(to), outcome));
    return this;
  }

  ScriptedCall callsOut(String to, Person payer, Transfer outcome) {
    script.add(new CallsOut(new PhoneNumber(to), payer.extension(), outcome));
    return this;
  }

  void wasFollowed() {
    assertThat(script).as("not reached; heard was %s", heard).isEmpty();
  }

  /// Phrases, and sounds that are none, in the order they were heard.
  List<Object> heard() {
    return heard;
  }

  /// Where each playing of a sound that is no phrase began.
  List<Duration> startedAt() {
    return startedAt;
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
    takeKeys();
    if (interrupted(interrupting)) {
      return new Played(Optional.of(typed.remove()), from);
    }
    for (var sound : sounds) {
      hear(sound, from);
      takeKeys();
      if (interrupted(interrupting)) {
        return new Played(Optional.of(typed.remove()), from.plusSeconds(1));
      }
    }
    var samples = sounds.stream().mapToLong(ShortBuffer::remaining).sum();
    return new Played(Optional.empty(), Duration.ofNanos(samples * 125_000));
  }

  private boolean interrupted(Set<Key> interrupting) {
    return !typed.isEmpty() && interrupting.contains(typed.peek());
  }

  private void hear(ShortBuffer sound, Duration from) {
    var phrase = PhraseVoice.phrase(sound);
    heard.add(phrase.<Object>map(known -> known).orElse(sound));
    if (phrase.isEmpty()) {
      startedAt.add(from);
    }
    var asScripted =
        switch (script.peek()) {
          case Hears(var wanted) -> phrase.equals(Optional.of(wanted));
          case HearsSound(var wanted) -> wanted.equals(sound);
          case null, default -> false;
        };
    if (asScripted) {
      script.remove();
    }
  }

  private void takeKeys() {
    while (script.peek() instanceof Presses(var key)) {
      script.remove();
      typed.add(key);
    }
    if (script.peek() instanceof HangsUp && typed.isEmpty()) {
      script.remove();
      throw new CallEnded(id);
    }
  }

  @Override
  public Optional<Key> key(Duration patience) {
    takeKeys();
    return Optional.ofNullable(typed.poll());
  }

  @Override
  public void background(List<ShortBuffer> sounds) {}

  @Override
  public void stopPlaying() {}

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
    if (!(script.peek() instanceof Says(var length))) {
      return new Recorded(Duration.ZERO, Ending.SILENCE);
    }
    script.remove();
    sink.write(ShortBuffer.allocate(Math.toIntExact(length.toMillis()) * 8));
    return new Recorded(length, ending(limits));
  }

  private Ending ending(RecordingLimits limits) {
    return switch (script.peek()) {
      case HangsUp _ -> Ending.HANG_UP;
      case Presses(var key) when limits.endingKeys().contains(key) -> {
        script.remove();
        yield Ending.KEY;
      }
      case null, default -> Ending.SILENCE;
    };
  }

  @Override
  public Transfer transfer(PhoneNumber target) {
    if (!(script.peek() instanceof IsPassedOn(var to, var outcome)) || !to.equals(target)) {
      return new Transfer.NotReachable();
    }
    script.remove();
    return outcome;
  }

  @Override
  public Transfer callOut(PhoneNumber target, Extension payer) {
    if (!(script.peek() instanceof CallsOut(var to, var by, var outcome))
        || !to.equals(target)
        || !by.equals(payer)) {
      return new Transfer.NotReachable();
    }
    script.remove();
    return outcome;
  }

  @Override
  public Brought bring(
      WorkerPhone phone,
      Duration patience,
      List<ShortBuffer> meanwhile,
      Consumer<VoiceCall> begun) {
    if (!(script.peek() instanceof IsBrought(var to, var outcome)) || !to.equals(phone.number())) {
      return new Brought.NotReachable();
    }
    script.remove();
    if (outcome instanceof Brought.Talking(var call)) {
      begun.accept(call);
    }
    return outcome;
  }

  @Override
  public void hangUp() {
    script.clear();
  }
}
