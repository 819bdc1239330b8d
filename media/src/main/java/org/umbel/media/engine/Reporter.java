package org.umbel.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;
import org.umbel.media.rtp.Reception;
import org.umbel.media.rtp.RtcpReader;
import org.umbel.media.rtp.RtcpWriter;

/// A stream's RTCP: reports now and then, takes the peer's, and says farewell (RFC 3550 §6).
/// Belongs to the media thread.
final class Reporter {
  private final MediaClock clock;
  private final Counters counters;
  private final Sender sender;
  private final Reception reception;
  private final byte[] name;
  private final long interval;
  private final RtcpReader reader = new RtcpReader();

  private boolean begun;
  private long sentBefore;
  private @Nullable Protection protection;
  private int peerReport;
  private long peerReportTime;

  /// @param name the canonical name
  /// @param interval mean time between reports in media nanoseconds, 0 for none
  Reporter(
      MediaClock clock,
      Counters counters,
      Sender sender,
      Reception reception,
      byte[] name,
      long interval) {
    this.clock = clock;
    this.counters = counters;
    this.sender = sender;
    this.reception = reception;
    this.name = name;
    this.interval = interval;
  }

  /// Seals reports from now on, or no more.
  void protect(@Nullable Protection wanted) {
    protection = wanted;
  }

  /// Takes a datagram from the peer's host. Plain reports are believed when they name the source
  /// that speaks to us, which others hardly know.
  ///
  /// @return whether the peer says farewell
  boolean take(ByteBuffer datagram, long now) {
    if (protection != null && !counters.opened(protection.receiver().openReport(datagram))) {
      return false;
    }
    if (!reader.read(datagram, sender.ssrc())) {
      counters.malformed++;
      return false;
    }
    if (reception.isStarted() && reader.source() != reception.ssrc()) {
      counters.strangers++;
      return false;
    }
    if (reader.hasSenderReport()) {
      peerReport = reader.reportTime();
      peerReportTime = now;
    }
    if (reader.hasBlock()) {
      counters.peerSees(reader.lost(), reader.jitter());
    }
    if (reader.hasBlock() && reader.lastReport() != 0) {
      int shortNow = (int) (clock.ntp(now) >> 16);
      int trip = shortNow - reader.lastReport() - reader.delay();
      counters.roundTrip = (Math.max(0, trip) * 1_000_000_000L) >> 16;
    }
    return reader.hasGoodbye();
  }

  /// Reports, but for the first time.
  ///
  /// @return when it is time again, in media time
  long tick(DatagramChannel channel, InetSocketAddress target, ByteBuffer packet, long now) {
    if (interval == 0) {
      return Long.MAX_VALUE;
    }
    if (!begun) {
      begun = true;
      return now + MediaClock.around(interval / 2);
    }
    packet.clear();
    report(packet, now);
    send(channel, packet.flip(), target);
    return now + MediaClock.around(interval);
  }

  private void report(ByteBuffer packet, long now) {
    int blocks = reception.isStarted() ? 1 : 0;
    if (sender.packets() != sentBefore) {
      sentBefore = sender.packets();
      RtcpWriter.senderReport(
          packet,
          sender.ssrc(),
          clock.ntp(now),
          sender.timestampAt(now),
          (int) sender.packets(),
          (int) sender.octets(),
          blocks);
    } else {
      RtcpWriter.receiverReport(packet, sender.ssrc(), blocks);
    }
    if (blocks > 0) {
      long delay = peerReport == 0 ? 0 : ((now - peerReportTime) << 16) / 1_000_000_000L;
      RtcpWriter.block(packet, reception, peerReport, (int) delay);
    }
    RtcpWriter.canonicalName(packet, sender.ssrc(), name);
  }

  /// Says farewell, if anything was ever sent.
  void leave(DatagramChannel channel, InetSocketAddress target, ByteBuffer packet, long now) {
    if (interval == 0 || counters.packetsOut == 0) {
      return;
    }
    packet.clear();
    report(packet, now);
    RtcpWriter.goodbye(packet, sender.ssrc());
    send(channel, packet.flip(), target);
  }

  private void send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress target) {
    if (protection != null) {
      protection.sender().sealReport(packet);
    }
    try {
      channel.send(packet, target);
    } catch (IOException _) {
      counters.unsent++;
    }
  }
}
