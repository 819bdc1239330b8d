package org.umbel.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.media.codec.Codec;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.sdp.Direction;

/// A session as its media thread sees it: two sockets, and what goes in and out. Belongs to that
/// thread; others only call [#agree] and [#counters].
final class Stream {
  /// How often at least it looks for packets, in media time.
  private static final long TURN = 20 * MediaClock.MILLI;

  /// Packets read in one turn; what a flood leaves waits for the next or is dropped by the kernel.
  private static final int MOST_WAITING = 32;

  /// After a turn with one packet so many read one only; what has piled up meanwhile waits for 80
  /// ms at most.
  private static final int SPARED = 3;

  private final RtpSession session;
  private final MediaListener listener;
  private final DatagramChannel rtp;
  private final DatagramChannel rtcp;
  private final long inactivity;
  private final ByteBuffer buffer;
  private final Counters counters = new Counters();
  private final SourceLatch latch = new SourceLatch();
  private final Sender sender;
  private final Receiver receiver;
  private final Reporter reporter;

  private volatile @Nullable Terms agreed;
  private volatile boolean changed;
  private boolean applied;

  /// Whether speech may come, so that its absence is worth telling.
  private boolean awaited;

  private boolean reports;
  private long reportDue;

  /// What glances saw, so that the compiler does not leave them out.
  long glances;

  private int sparing;
  private long lastHeard;
  private boolean inactive;
  private boolean closed;
  private @Nullable InetSocketAddress rtcpTarget;
  private @Nullable Selector selector;

  /// By which speech is awaited while the session is at a bridge.
  private @Nullable SelectionKey speech;

  private @Nullable Seat seat;

  /// What it had when it showed its belongings last.
  private @Nullable Playback knownPlayback;

  private @Nullable Recording knownRecording;

  /// What was agreed on, and what protects it.
  private record Terms(AudioStream stream, @Nullable Protection protection) {}

  Stream(
      RtpSession session,
      MediaListener listener,
      MediaClock clock,
      Sockets sockets,
      MediaSettings settings,
      byte[] name,
      Workspace workspace) {
    this.session = session;
    this.listener = listener;
    this.rtp = sockets.rtp();
    this.rtcp = sockets.rtcp();
    this.inactivity = settings.inactivity().toNanos();
    this.buffer = workspace.datagram();
    this.sender = new Sender(session, counters, workspace);
    this.receiver = new Receiver(session, counters, latch, workspace);
    this.reporter =
        new Reporter(
            clock, counters, sender, receiver.reception(), name, settings.rtcpInterval().toNanos());
  }

  /// Tells what was agreed on; any thread, holds from the next turn on, within 20 ms.
  ///
  /// @param protection what seals it; null for plain packets
  void agree(AudioStream stream, @Nullable Protection protection) {
    agreed = new Terms(stream, protection);
    changed = true;
  }

  @Nullable AudioStream agreed() {
    Terms terms = agreed;
    return terms == null ? null : terms.stream();
  }

  Counters counters() {
    return counters;
  }

  RtpSession session() {
    return session;
  }

  void register(Selector sockets) throws IOException {
    selector = sockets;
    rtcp.register(sockets, SelectionKey.OP_READ, this);
  }

  /// The session is at a bridge from now on, and at no other.
  void sit(Seat place) {
    rise();
    if (closed) {
      place.leave();
      return;
    }
    seat = place;
    session.thread().bridged(1);
    awaitSpeech(SelectionKey.OP_READ);
  }

  /// The session leaves a bridge, unless it has done so.
  void rise(Seat place) {
    if (place.equals(seat)) {
      rise();
    }
  }

  private void rise() {
    Seat left = seat;
    if (left != null) {
      seat = null;
      session.thread().bridged(-1);
      awaitSpeech(0);
      sender.partOnOwn();
      left.leave();
    }
  }

  private void awaitSpeech(int operations) {
    try {
      if (speech != null && speech.isValid()) {
        speech.interestOps(operations);
      } else if (operations != 0 && selector != null) {
        speech = rtp.register(selector, operations, this);
      }
    } catch (IOException closing) {
      // its turns go on without it
    }
  }

  @Nullable Seat seat() {
    return seat;
  }

  /// Passes on a packet of the only other party.
  ///
  /// @return false when that speaks another codec
  boolean pass(Codec codec, Arrival arrival, RtpPacket packet, ByteBuffer payload, long now) {
    if (!sender.speaks(codec)) {
      return false;
    }
    sender.pass(rtp, latch.target(), arrival, packet, payload, now);
    return true;
  }

  /// Passes on what the only other party has said.
  void speak(Ear ear, long now) {
    sender.speak(rtp, latch.target(), ear, now);
  }

  /// Does what is due: takes what has come, then sends.
  ///
  /// A glance at everything first lets the processor fetch side by side what [Belongings] has not
  /// fetched yet: what lies deeper, and the rest of what is large.
  ///
  /// @return when it is due again, in media time
  long serve(long now) {
    glances += glance();
    apply(now);
    readRtp(now);
    tick(now);
    return applied ? Math.min(now + TURN, sender.due()) : now;
  }

  /// Whether it needs other objects than when it showed them last.
  boolean hasOthers() {
    return session.playback() != knownPlayback || session.recording() != knownRecording;
  }

  /// Shows what its turn needs.
  void show(Belongings belongings) {
    knownPlayback = session.playback();
    knownRecording = session.recording();
    belongings.add(this);
    belongings.add(rtp);
    belongings.add(session);
    belongings.add(latch);
    belongings.add(counters);
    belongings.add(sender);
    sender.show(belongings);
    receiver.show(belongings);
    if (knownPlayback != null) {
      knownPlayback.show(belongings);
    }
    if (knownRecording != null) {
      knownRecording.show(belongings);
    }
  }

  private long glance() {
    // a channel shows no more of itself without a lock
    int sockets = (rtp.isOpen() ? 1 : 0) + (rtp.isBlocking() ? 1 : 0);
    long state = latch.glance() + counters.glance() + receiver.glance() + sender.glance();
    return sockets + state + session.glance();
  }

  /// Reads the speech and keys that wait. Where one packet comes in each turn, looking for a second
  /// is left out most of the time.
  private void readRtp(long now) {
    int most = sparing > 0 ? 1 : MOST_WAITING;
    int count = 0;
    while (count < most && readOne(now)) {
      count++;
    }
    if (sparing > 0) {
      sparing--;
    } else if (count == 1) {
      sparing = SPARED;
    }
  }

  private boolean readOne(long now) {
    SocketAddress from = receive(rtp);
    if (from == null) {
      return false;
    }
    take(from, now);
    return true;
  }

  /// Reads from a socket at which something has come.
  void read(SelectionKey ready, long now) {
    if (ready.equals(speech)) {
      sparing = 0;
      readRtp(now);
    } else {
      readRtcp(now);
    }
  }

  /// Reads one datagram of reports.
  private void readRtcp(long now) {
    SocketAddress from = receive(rtcp);
    if (from == null) {
      return;
    }
    if (!latch.isPeer(from)) {
      counters.strangers++;
    } else if (reporter.take(buffer, now)) {
      listener.on(new MediaEvent.PeerLeft(session.id()));
    }
  }

  private @Nullable SocketAddress receive(DatagramChannel channel) {
    buffer.clear();
    try {
      SocketAddress from = channel.receive(buffer);
      buffer.flip();
      return from;
    } catch (IOException _) {
      return null; // an ICMP error of an earlier packet; the socket lives on
    }
  }

  private void take(SocketAddress from, long now) {
    if (!receiver.take(buffer, from, now)) {
      return;
    }
    lastHeard = now;
    inactive = false;
    InetSocketAddress source = latch.target();
    if (latch.hasMoved() && source != null) {
      listener.on(new MediaEvent.SourceFound(session.id(), source));
    }
  }

  private void apply(long now) {
    if (!changed) {
      return;
    }
    changed = false;
    Terms terms = agreed;
    if (terms != null) {
      AudioStream wanted = terms.stream();
      applied = true;
      awaited = wanted.direction().receives() && inactivity > 0;
      lastHeard = now;
      receiver.expect(wanted, terms.protection());
      sender.speak(wanted, terms.protection());
      reporter.protect(terms.protection());
      // the all-zero address of an old hold would mean ourselves
      boolean somewhere = !wanted.peerRtcp().getAddress().isAnyLocalAddress();
      rtcpTarget = somewhere ? wanted.peerRtcp() : null;
      reports = somewhere && wanted.direction() != Direction.INACTIVE;
    }
  }

  private void tick(long now) {
    if (applied) {
      sender.tick(rtp, latch.target(), now);
      if (reports && now >= reportDue && rtcpTarget != null) {
        reportDue = reporter.tick(rtcp, rtcpTarget, buffer, now);
      }
      watch(now);
    }
    Recording recording = session.recording();
    if (recording != null) {
      recording.tick(now);
    }
    counters.publish(receiver.reception());
  }

  private void watch(long now) {
    if (awaited && !inactive && now - lastHeard > inactivity) {
      inactive = true;
      var since = Duration.ofNanos(now - lastHeard);
      listener.on(new MediaEvent.Inactive(session.id(), since));
    }
  }

  /// Ends what runs, says farewell and closes the sockets; the ports are free after the thread's
  /// next selection.
  void close(long now) {
    closed = true;
    try {
      sparing = 0;
      readRtp(now); // the last words
      rise();
      Recording recording = session.recording();
      if (recording != null) {
        recording.close();
      }
      if (rtcpTarget != null) {
        reporter.leave(rtcp, rtcpTarget, buffer, now);
      }
      counters.publish(receiver.reception());
    } finally {
      sender.close();
      receiver.close();
      Sockets.close(rtp);
      Sockets.close(rtcp);
    }
  }

  boolean isClosed() {
    return closed;
  }
}
