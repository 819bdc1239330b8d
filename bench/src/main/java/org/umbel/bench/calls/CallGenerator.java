package org.umbel.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.calls.LoadCall.State;

/// Makes plain calls over UDP: INVITE, ACK, a pause, BYE. One thread, one socket, no SIP stack, so
/// that it carries several times what any server does. Belongs to one thread.
public final class CallGenerator {
  private static final int LARGEST = 65_536;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final long BEAT_MILLIS = 1;
  private static final int MOST_AT_ONCE = 64; // datagrams read before calls are begun again
  private static final long PATIENCE = Duration.ofSeconds(8).toNanos();

  private final CallLoad load;
  private final CallScript script;
  private final DatagramChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
  private final byte[] datagram = new byte[LARGEST];
  private final Reply reply = new Reply();
  private final Repetitions repetitions = new Repetitions(this::sendAgain, this::end);
  private final LoadCall[] calls;
  private final Queue<LoadCall> talking = new ArrayDeque<>(); // as they were answered
  private final Queue<Long> hangUps = new ArrayDeque<>(); // and when each is to end
  private final List<Double> answerMillis = new ArrayList<>();

  private int begun;
  private int over;
  private int completed;
  private int shed;
  private int repeatedByUs;
  private int repeatedByServer;
  private long begin;
  private long lastBegin;
  private long now;

  private CallGenerator(CallLoad load, InetSocketAddress server, DatagramChannel channel)
      throws IOException {
    this.load = load;
    this.channel = channel;
    this.calls = new LoadCall[load.count()];
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.script = new CallScript(Long.toString(System.nanoTime(), 36), server, port);
  }

  /// Makes the calls; waits until all are over, or 8 s after the last has begun.
  ///
  /// @throws CannotMeasure when there is no socket
  public static CallFigures run(CallLoad load, InetSocketAddress server) {
    try (var channel = DatagramChannel.open();
        var selector = Selector.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).connect(server);
      channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
      return new CallGenerator(load, server, channel).run(selector);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot call " + server, failure);
    }
  }

  private CallFigures run(Selector selector) throws IOException {
    begin = now = System.nanoTime();
    while (over < load.count() && !(begun == load.count() && now - lastBegin > PATIENCE)) {
      selector.select(_ -> {}, BEAT_MILLIS);
      now = System.nanoTime();
      receive();
      beginCalls();
      hangUp();
      repetitions.run(now);
    }
    return new CallFigures(
        load,
        completed,
        shed,
        load.count() - completed - shed,
        repeatedByUs,
        repeatedByServer,
        Duration.ofNanos(lastBegin - begin),
        answerMillis);
  }

  private void receive() throws IOException {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      buffer.clear();
      int length = channel.read(buffer);
      if (length <= 0) return;
      buffer.flip().get(datagram, 0, length);
      if (reply.read(datagram, length)) take();
    }
  }

  private void take() {
    int number = reply.callNumber();
    if (number < 0 || number >= begun) return;
    var call = calls[number];
    boolean provisional = reply.status() < 200;
    if (!reply.answersInvite()) {
      if (!provisional) left(call);
    } else if (provisional) {
      if (call.state == State.INVITED) call.state = State.RINGING;
    } else if (call.state == State.INVITED || call.state == State.RINGING) {
      answered(call);
    } else {
      repeatedByServer++;
      send(call.ack);
    }
  }

  private void answered(LoadCall call) {
    call.to = reply.header("To");
    if (reply.status() >= 300) {
      call.ack = script.ackOfRefusal(call);
      send(call.ack);
      if (reply.status() == 503) shed++;
      end(call);
      return;
    }
    answerMillis.add((now - call.invitedAt) / 1e6);
    call.target = uri(reply.header("Contact"));
    call.ack = script.ack(call);
    send(call.ack);
    call.state = State.TALKING;
    if (load.hold().isEmpty()) {
      completed++;
      over++;
      return;
    }
    talking.add(call);
    hangUps.add(now + load.hold().get().toNanos());
  }

  private static String uri(String contact) {
    int start = contact.indexOf('<') + 1;
    return contact.substring(start, contact.indexOf('>', start));
  }

  private void left(LoadCall call) {
    if (call.state != State.LEAVING) return;
    if (reply.status() == 200) completed++;
    end(call);
  }

  private void end(LoadCall call) {
    call.state = State.OVER;
    over++;
  }

  private void beginCalls() {
    long due = Math.min(load.count(), 1 + (now - begin) * load.perSecond() / 1_000_000_000L);
    for (int i = 0; begun < due && i < MOST_AT_ONCE; i++) {
      var call = new LoadCall(begun, script.invite(begun), now);
      calls[begun++] = call;
      lastBegin = now;
      send(call.request);
      repetitions.watch(call, now);
    }
  }

  private void hangUp() {
    for (var due = hangUps.peek(); due != null && due <= now; due = hangUps.peek()) {
      hangUps.remove();
      var call = talking.remove();
      call.request = script.bye(call);
      call.state = State.LEAVING;
      send(call.request);
      repetitions.watch(call, now);
    }
  }

  private void sendAgain(LoadCall call) {
    repeatedByUs++;
    send(call.request);
  }

  private void send(byte[] message) {
    try {
      channel.write(buffer.clear().put(message).flip());
    } catch (IOException _) {
      // refused or a full queue: it is sent again, and counted
    }
  }
}
