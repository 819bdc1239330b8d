package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.umbel.domain.speech.Phrase;

/// A customer of a contact point, whose time passes only while waiting in the music: 50 ms take one
/// thousandth of that.
final class CustomerCall implements Call {
  private final CallId id = new CallId("customer-" + System.nanoTime());
  private final Map<String, String> headers = new HashMap<>();
  private final List<Phrase> heard = new ArrayList<>();
  private final List<PhoneNumber> calledFor = new ArrayList<>();
  private Optional<PhoneNumber> number = Optional.of(new PhoneNumber("0301"));
  private Optional<CallId> former = Optional.empty();
  private Duration patience = Duration.ofDays(1);
  private Transfer transfer = new Transfer.NotReachable();
  private Function<WorkerTalk, Brought> phones = _ -> new Brought.NotReachable();
  private Optional<WorkerPhone> rung = Optional.empty();
  private List<ShortBuffer> music = List.of();
  private Instant now = Instant.parse("2026-03-02T14:30:00Z"); // guarded by this

  /// The time by which the customer waits.
  InstantSource clock() {
    return this::now;
  }

  /// No two moments are the same.
  private synchronized Instant now() {
    now = now.plusNanos(1);
    return now;
  }

  private synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  CustomerCall withheld() {
    number = Optional.empty();
    return this;
  }

  CustomerCall from(String digits) {
    number = Optional.of(new PhoneNumber(digits));
    return this;
  }

  CustomerCall after(CallId call) {
    former = Optional.of(call);
    return this;
  }

  CustomerCall with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /// Hangs up after having waited for so long.
  CustomerCall waitsFor(Duration time) {
    patience = time;
    return this;
  }

  /// What becomes of the default route.
  CustomerCall isTransferred(Transfer outcome) {
    transfer = outcome;
    return this;
  }

  /// What the phones of workers do.
  CustomerCall phones(Function<WorkerTalk, Brought> behaviour) {
    phones = behaviour;
    return this;
  }

  /// A worker's phone takes the call, and the worker hangs up at once.
  CustomerCall isServed() {
    return phones(talk -> {
      talk.answered();
      Thread.startVirtualThread(talk::released);
      return new Brought.Talking(talk);
    });
  }

  List<Phrase> heard() {
    return List.copyOf(heard);
  }

  /// Where the call was to be passed on to, in order.
  List<PhoneNumber> calledFor() {
    return List.copyOf(calledFor);
  }

  /// The phone that rang last.
  Optional<WorkerPhone> rung() {
    return rung;
  }

  @Override
  public CallId id() {
    return id;
  }

  @Override
  public Caller caller() {
    return new Caller(number, Optional.empty());
  }

  @Override
  public PhoneNumber dialled() {
    return ContactCentre.NUMBER;
  }

  @Override
  public Optional<Redirection> redirection() {
    return Optional.empty();
  }

  @Override
  public Optional<CallId> former() {
    return former;
  }

  @Override
  public void answer() {}

  @Override
  public Played play(List<ShortBuffer> sounds, Duration from, Set<Key> interrupting) {
    sounds.forEach(sound -> PhraseVoice.phrase(sound).ifPresent(heard::add));
    return new Played(Optional.empty(), Duration.ofSeconds(1));
  }

  @Override
  public void background(List<ShortBuffer> sounds) {
    music = List.copyOf(sounds);
  }

  List<ShortBuffer> music() {
    return music;
  }

  @Override
  public void stopPlaying() {}

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public Optional<Key> key(Duration time) {
    pass(time);
    patience = patience.minus(time);
    if (!patience.isPositive()) {
      throw new CallEnded(id);
    }
    LockSupport.parkNanos(time.dividedBy(1_000).toNanos()); // lets others act
    return Optional.empty();
  }

  @Override
  public void forgetKeys() {}

  @Override
  public void press(List<Key> keys) {}

  @Override
  public Recorded record(SampleSink sink, RecordingLimits limits) {
    throw new UnsupportedOperationException("nobody records customers");
  }

  @Override
  public Transfer transfer(PhoneNumber target) {
    calledFor.add(target);
    return transfer;
  }

  @Override
  public Transfer callOut(PhoneNumber target, Extension payer) {
    throw new UnsupportedOperationException("nobody pays for customers");
  }

  @Override
  public Brought bring(
      WorkerPhone phone, Duration arrival, List<ShortBuffer> meanwhile, Consumer<VoiceCall> begun) {
    rung = Optional.of(phone);
    var talk = new WorkerTalk(id, phone.number());
    begun.accept(talk);
    try {
      var outcome = phones.apply(talk);
      if (!(outcome instanceof Brought.Talking)) {
        talk.released();
      }
      return outcome;
    } catch (CallEnded gone) {
      talk.released();
      throw gone;
    }
  }

  @Override
  public void hangUp() {}
}
