package org.umbel.testkit.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.umbel.testkit.sound.Law;
import org.umbel.testkit.sound.Sound;

/// The packets that came, put where their timestamps say. The listening thread writes, any may
/// read.
final class Heard {
  private static final int LONGEST = 600 * Sound.RATE;
  private static final int HEADER = 12;
  private static final int LOUD = 400; // about -38 dBFS

  private short[] samples = new short[60 * Sound.RATE];
  private int length;
  private int packets;
  private int firstTimestamp;
  private int lastLoud = -1;

  synchronized void take(byte[] datagram, Law law) {
    var packet = ByteBuffer.wrap(datagram);
    if (datagram.length <= HEADER || (packet.get(1) & 0x7f) != law.payloadType()) {
      return;
    }
    int timestamp = packet.getInt(4);
    if (packets++ == 0) {
      firstTimestamp = timestamp;
    }
    int at = timestamp - firstTimestamp;
    int end = at + datagram.length - HEADER;
    if (at < 0 || end > LONGEST) {
      return;
    }
    if (end > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(end, samples.length * 2));
    }
    for (int i = HEADER; i < datagram.length; i++) {
      samples[at + i - HEADER] = law.expand(datagram[i]);
      if (Math.abs(samples[at + i - HEADER]) > LOUD) {
        lastLoud = at + i - HEADER;
      }
    }
    length = Math.max(length, end);
  }

  synchronized boolean silentFor(Duration time) {
    return lastLoud >= 0 && length - lastLoud >= time.toMillis() * Sound.RATE / 1_000;
  }

  synchronized Sound sound() {
    return Sound.of(Arrays.copyOf(samples, length));
  }

  synchronized int packets() {
    return packets;
  }
}
