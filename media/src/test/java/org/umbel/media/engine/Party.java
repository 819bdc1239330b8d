package org.umbel.media.engine;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import org.umbel.media.Audio;

/// Somebody with a phone, and the session here that the phone talks to.
record Party(MediaSession phone, MediaSession side) {

  /// @param beside whose media thread the session is to be of
  static Party beside(Party beside, MediaEngine engine, SessionSettings settings) {
    return connected(engine.open(settings), engine.open(settings, beside.side()));
  }

  static Party first(MediaEngine engine, SessionSettings settings) {
    return connected(engine.open(settings), engine.open(settings));
  }

  private static Party connected(MediaSession phone, MediaSession side) {
    Calls.connect(phone, side);
    return new Party(phone, side);
  }

  /// What the phone hears.
  short[] hears(Duration length) {
    var sink = new MemorySink();
    phone.record(sink, RecordLimits.longest(length));
    return sink.samples();
  }

  /// Has the phone say something without waiting for the end.
  void says(ShortBuffer sound) {
    plays(phone, sound);
  }

  /// Has either end play something without waiting for the end.
  static void plays(MediaSession session, ShortBuffer sound) {
    Calls.beside(() -> {
      try {
        session.play(List.of(sound), Interrupt.none());
      } catch (MediaClosed over) {
        // the test is
      }
    });
  }

  /// A tone of a loudness that lets three sound together.
  static ShortBuffer tone(int hertz, Duration length) {
    short[] samples = new short[Math.toIntExact(Audio.samples(length))];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (6_000 * Math.sin(2 * Math.PI * hertz * i / Audio.RATE));
    }
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }

  /// How loud a tone is in the second half of what was heard, 1 being as loud as it was made.
  static double level(short[] heard, int hertz) {
    double sine = 0;
    double cosine = 0;
    int from = heard.length / 2;
    for (int i = from; i < heard.length; i++) {
      sine += heard[i] * Math.sin(2 * Math.PI * hertz * i / Audio.RATE);
      cosine += heard[i] * Math.cos(2 * Math.PI * hertz * i / Audio.RATE);
    }
    return 2 * Math.hypot(sine, cosine) / (heard.length - from) / 6_000;
  }
}
