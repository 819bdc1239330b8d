package org.umbel.bench.recordings;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.umbel.media.codec.G711;

/// What callers say: ten seconds of a sound that is loud all the time, but for nobody a key. Ready
/// in A-law before anybody calls.
final class Voice {
  static final int PACKET = 160; // samples, 20 ms
  static final int PACKETS = 500;
  static final double MILLIS = PACKETS * 20;
  private static final double RATE = 8000;
  private static final double AMPLITUDE = 5000;

  /// Louder than this is sound, softer is silence, in samples of 16 bits.
  private static final int LOUD = 300;

  /// Zero crossings and what a lost packet leaves: a longer silence is a hole.
  private static final int HOLE = 80;

  private static final byte[][] SPOKEN = spoken();
  static final byte[] SILENCE = silence();
  private static final boolean[] LOUD_CODES = loudCodes();

  private Voice() {}

  /// A packet's worth of speech.
  static byte[] packet(int number) {
    return SPOKEN[number];
  }

  private static byte[][] spoken() {
    var packets = new byte[PACKETS][PACKET];
    var samples = new short[PACKET];
    for (int packet = 0; packet < PACKETS; packet++) {
      for (int i = 0; i < PACKET; i++) samples[i] = sample(packet * PACKET + i);
      G711.PCMA.encode(samples, 0, PACKET, ByteBuffer.wrap(packets[packet]));
    }
    return packets;
  }

  private static short sample(int index) {
    double time = index / RATE;
    double swell = 1 + 0.3 * Math.sin(2 * Math.PI * 3 * time);
    double sound = Math.cos(2 * Math.PI * 210 * time) + 0.6 * Math.cos(2 * Math.PI * 430 * time);
    return (short) (AMPLITUDE * swell * sound);
  }

  private static byte[] silence() {
    var packet = new byte[PACKET];
    G711.PCMA.encode(new short[PACKET], 0, PACKET, ByteBuffer.wrap(packet));
    return packet;
  }

  private static boolean[] loudCodes() {
    var codes = new byte[256];
    for (int code = 0; code < codes.length; code++) codes[code] = (byte) code;
    var samples = new short[codes.length];
    G711.PCMA.decode(ByteBuffer.wrap(codes), samples, 0);
    var loud = new boolean[codes.length];
    for (int code = 0; code < codes.length; code++) loud[code] = Math.abs(samples[code]) > LOUD;
    return loud;
  }

  /// Whether an A-law code is of a sound and not of silence.
  static boolean loud(byte code) {
    return LOUD_CODES[code & 0xFF];
  }

  /// How long the sound in a recording is, in milliseconds; empty when there is a hole in it.
  static Optional<Double> lengthMillis(ShortBuffer recording) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < recording.limit(); i++) {
      if (Math.abs(recording.get(i)) <= LOUD) continue;
      if (first < 0) first = i;
      else if (i - last > HOLE) return Optional.empty();
      last = i;
    }
    return Optional.of((last - first + 1) * 1000 / RATE);
  }
}
