package org.umbel.domain.call;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;

/// One call, as the conversation that owns it sees it. Used by the call's own virtual thread; every
/// method waits until it is done.
///
/// Sound is 16-bit linear, 8 000 Hz, mono, in read-only buffers played from position to limit.
///
/// Each method throws [CallEnded] once the other side has hung up, [#record] excepted: what was
/// recorded until then is its result.
public interface Call {

  CallId id();

  Caller caller();

  /// The number that was dialled to get here, before any redirection is looked at.
  PhoneNumber dialled();

  /// Where the call was meant to go, when it was diverted.
  Optional<Redirection> redirection();

  /// The call that this one goes on from, or is about: of a customer whom a worker has passed on to
  /// this conversation, or for whom a worker consults it.
  Optional<CallId> former();

  /// Takes the call. Waits for the caller's acknowledgement; a second time does nothing.
  void answer();

  /// Plays the sounds one after the other. Keys that do not interrupt stay in the queue for [#key].
  ///
  /// @param from where in the whole to begin; past the end plays nothing
  /// @param interrupting keys that stop the playing at once; one that waits in the queue already
  ///   stops it before it begins (type-ahead)
  Played play(List<ShortBuffer> sounds, Duration from, Set<Key> interrupting);

  /// What the caller hears over and over whenever nothing is played; silence when empty, as at
  /// first. Does not wait.
  void background(List<ShortBuffer> sounds);

  /// Ends what plays, if anything. Any thread; does not wait.
  void stopPlaying();

  /// What the network tells of the call beyond numbers and names.
  ///
  /// @param name of a header of its INVITE, such as `User-to-User`
  /// @return empty when there is none of this name
  Optional<String> header(String name);

  /// Waits for the next key, pressed now or before.
  ///
  /// @return empty when none came within `patience`
  Optional<Key> key(Duration patience);

  /// Forgets keys pressed until now.
  void forgetKeys();

  /// Presses keys, each for about a tenth of a second, and waits until they are sent: as the line
  /// wants it, and otherwise as both sides have agreed (RFC 4733) or as tones (LN-13).
  void press(List<Key> keys);

  /// Records what the caller says until one of the limits ends it. Samples reach the sink in order,
  /// on another thread, while the recording goes on; all of them have when this returns. The ending
  /// key's tone and the silence at the end are left out.
  Recorded record(SampleSink sink, RecordingLimits limits);

  /// Passes the caller on to a number and waits for what becomes of it, for as long as phones ring:
  /// the other side does it when it can, otherwise it is done here, and the caller hears nothing
  /// meanwhile. After [Transfer.Done] every other method throws [CallEnded].
  Transfer transfer(PhoneNumber target);

  /// The same to a number outside, which `payer` calls (SC-2): the plan must have a way to it, and
  /// the payer's rules must allow it. The other side is never asked to do it, for it would not ask
  /// these rules.
  Transfer callOut(PhoneNumber target, Extension payer);

  /// Rings a worker's phone for the caller, who must have been answered, and waits until it is
  /// taken, refused, or has rung for as long as phones do. The caller hears `meanwhile` over and
  /// over until then, and again whenever the worker has the caller wait. After [Brought.Talking]
  /// only [VoiceCall#awaitEnd] and [#hangUp] make sense until the former has returned.
  ///
  /// @param arrival within which the phone has to ring
  /// @param meanwhile silence when empty
  /// @param begun told of the worker's call as soon as the phone is being called, on another
  ///   thread; it must not wait
  Brought bring(
      WorkerPhone phone, Duration arrival, List<ShortBuffer> meanwhile, Consumer<VoiceCall> begun);

  /// Hangs up. Does nothing when the call has ended already; never throws.
  void hangUp();

  /// How playing ended.
  ///
  /// @param by the key that interrupted, or empty when everything was played
  /// @param position how far into the whole the playing came
  record Played(Optional<Key> by, Duration position) {}
}
