package org.umbel.web.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A sound of our own: two soft notes and a pause, made to be played in a loop.
final class Chime {
  private static final int RATE = 22_050; // samples a second
  private static final int SAMPLES = RATE * 2;
  private static final int HEAD = 44; // bytes
  private static final double[] NOTES = {659.26, 880.0}; // Hz: e'' and a''
  private static final double NOTE_APART = 0.22; // s
  private static final double DECAY = 6.0; // 1/s
  private static final double LOUDNESS = 0.35;

  private Chime() {}

  static byte[] wav() {
    var wav = ByteBuffer.allocate(HEAD + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEAD - 8 + 2 * SAMPLES).put(ascii("WAVEfmt "));
    wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * SAMPLES);
    for (var n = 0; n < SAMPLES; n++) {
      wav.putShort((short) (Short.MAX_VALUE * LOUDNESS * value((double) n / RATE)));
    }
    return wav.array();
  }

  private static double value(double seconds) {
    var sum = 0.0;
    for (var i = 0; i < NOTES.length; i++) {
      var since = seconds - i * NOTE_APART;
      if (since >= 0) {
        var attack = Math.min(1, since * 200);
        sum += attack * Math.exp(-DECAY * since) * Math.sin(2 * Math.PI * NOTES[i] * since);
      }
    }
    return sum / NOTES.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
