package org.umbel.media.engine;

import java.net.InetSocketAddress;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.media.Key;
import org.umbel.media.SampleSink;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.Direction;
import org.umbel.media.sdp.SessionDescription;

/// One call's audio: negotiated by session descriptions, then played to and recorded from.
///
/// Made for the call's own virtual thread, whose methods wait and read like a story; every method
/// may be called by any thread. At most one play and one recording run at a time, and these two may
/// run at once. A second one is an `IllegalStateException`.
///
/// When the session is closed, [#play], [#nextKey] and [#sendKeys] end with [MediaClosed], at once
/// or wherever they wait; [#record] returns what it has. An interrupted thread gets
/// [WaitInterrupted].
///
/// From the agreement on the session sends a packet each 20 ms (or as the peer's `ptime` wants):
/// what is played, else silence, which keeps address translators and peers content.
public interface MediaSession extends AutoCloseable {

  /// Unique within the engine.
  long id();

  /// The local RTP address as advertised.
  InetSocketAddress address();

  /// What we offer, or offer again: for an outgoing INVITE, for the 200 to an INVITE without a
  /// description, for a re-INVITE of our own. The version rises with each change (RFC 3264 §8).
  SessionDescription offer();

  /// Answers the peer's offer, first or later, and starts or changes the stream accordingly: other
  /// codec, other address, hold. [Agreement.Refused] changes nothing and becomes a 488.
  Agreement answer(SessionDescription offer);

  /// Takes the peer's answer to our last offer and starts or changes the stream accordingly.
  /// [Agreement.Refused] when the peer took nothing we could speak.
  ///
  /// @throws IllegalStateException when nothing was offered
  Agreement accept(SessionDescription answer);

  /// Agrees with another session of the same engine, and each becomes the other's peer from now on,
  /// within the machine whatever addresses are advertised: two conversations that talk to each
  /// other.
  ///
  /// @return false when they have nothing to speak in common; this one is as it was then
  boolean talkTo(MediaSession other);

  /// Who sends now, seen from us; [Direction#INACTIVE] until agreed. Held by the peer means we do
  /// not send: playing pauses until the peer takes us back.
  Direction direction();

  /// Plays sounds one after the other and waits for the end. The first packet leaves within 20 ms.
  default PlayOutcome play(List<ShortBuffer> sounds, Interrupt interrupt) {
    return play(sounds, 0, interrupt);
  }

  /// Plays from a position.
  ///
  /// @param from samples to skip over all sounds; beyond the end nothing is played
  PlayOutcome play(List<ShortBuffer> sounds, long from, Interrupt interrupt);

  /// What is heard whenever nothing plays and the session is at no [Bridge]: sounds over and over
  /// without a gap, from the beginning of the first; silence when they are empty, as at first. The
  /// very same sounds again go on where they are. Does not wait.
  void background(List<ShortBuffer> sounds);

  /// Ends what plays, if anything, with [PlayOutcome.Stopped]. Does not wait.
  void stopPlaying();

  /// How far what plays has come, in samples as in [PlayOutcome#position]; 0 when nothing plays.
  long playPosition();

  /// Records what the peer says from now on into the sink, and waits for the end. The recording has
  /// the true length of what was said: its time is that of the peer's RTP timestamps, what is lost
  /// or not sent is silence, what was reordered by up to 200 ms is in order again.
  ///
  /// The sink is called by this thread, some times a second.
  RecordOutcome record(SampleSink sink, RecordLimits limits);

  /// Ends a recording, if any, with `ByStop`. Does not wait.
  void stopRecording();

  /// The next key pressed, typed ahead or awaited for at most `timeout`; empty when none came. Keys
  /// arrive by RTP event, by tone and by [#keyFromSignalling]; a press heard twice counts once. Up
  /// to 64 keys wait here, further ones are dropped.
  Optional<Key> nextKey(Duration timeout);

  /// Forgets the keys typed so far.
  void clearKeys();

  /// Adds a key the signalling brought (SIP INFO).
  ///
  /// @param held how long it was pressed
  void keyFromSignalling(Key key, Duration held);

  /// Presses keys, each for 100 ms with 80 ms between them, and waits until they are sent: as RTP
  /// events when agreed (RFC 4733), as tones otherwise. They interrupt what plays for as long.
  /// While the peer holds us nothing can be sent, and this waits.
  void sendKeys(List<Key> keys);

  /// What was counted so far. Takes a moment's snapshot; may be a packet or two old.
  MediaStatistics statistics();

  /// Ends the stream with an RTCP BYE, wakes whoever waits, and gives the ports back within
  /// milliseconds. Does not wait; closing again does nothing.
  @Override
  void close();
}
