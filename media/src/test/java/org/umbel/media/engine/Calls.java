package org.umbel.media.engine;

import java.net.InetAddress;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.media.codec.G711;
import org.umbel.media.sdp.Agreement;

/// An engine with two sessions that have agreed with each other, in a time that runs ten times
/// faster than ours.
final class Calls implements AutoCloseable {
  final List<MediaEvent> events = new CopyOnWriteArrayList<>();
  final MediaEngine engine;
  final MediaSession caller;
  final MediaSession called;

  Calls() {
    this(MediaSettings.of(InetAddress.getLoopbackAddress()).withFrame(Duration.ofMillis(2)));
  }

  Calls(MediaSettings settings) {
    engine = MediaEngine.start(settings.withPorts(new PortRange(21_000, 21_399)), events::add);
    caller = engine.open();
    called = engine.open();
    connect(caller, called);
  }

  static Calls inRealTime() {
    return new Calls(MediaSettings.of(InetAddress.getLoopbackAddress()));
  }

  static void connect(MediaSession caller, MediaSession called) {
    switch (called.answer(caller.offer())) {
      case Agreement.Agreed(var answer, var _) -> caller.accept(answer);
      case Agreement.Refused(var reason) -> throw new AssertionError(reason);
    }
  }

  /// Runs something beside the test.
  static Thread beside(Runnable what) {
    return Thread.ofVirtual().start(what);
  }

  /// Noise that sounds like nothing else and is loud enough for speech.
  static ShortBuffer speech(Duration length, long seed) {
    var random = new java.util.Random(seed);
    short[] samples = new short[Math.toIntExact(org.umbel.media.Audio.samples(length))];
    double level = 0;
    for (int i = 0; i < samples.length; i++) {
      level = level * 0.9 + random.nextGaussian() * 1_000;
      samples[i] = (short) Math.clamp((long) level, -20_000, 20_000);
    }
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }

  /// How many frames of a sound, after their way through the codec, are found in the recording,
  /// each behind the one before. Between them a machine that stood still may have left a pause.
  static int framesIn(short[] recorded, ShortBuffer sound) {
    int found = 0;
    int from = 0;
    short[] frame = new short[160];
    for (int start = 0; start < sound.remaining(); start += frame.length) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = G711.PCMA.decode(G711.PCMA.encode(sound.get(start + i)));
      }
      int at = indexIn(recorded, frame, from);
      if (at >= 0) {
        found++;
        from = at + frame.length;
      }
    }
    return found;
  }

  private static int indexIn(short[] recorded, short[] frame, int from) {
    for (int at = from; at + frame.length <= recorded.length; at++) {
      if (Arrays.equals(recorded, at, at + frame.length, frame, 0, frame.length)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    engine.close();
  }
}
