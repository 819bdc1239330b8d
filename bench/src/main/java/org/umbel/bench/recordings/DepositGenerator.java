package org.umbel.bench.recordings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.calls.Reply;
import org.umbel.bench.recordings.Deposit.State;

/// Thousands of callers on one thread. Each sends a packet every 20 ms, in one of twenty slots of a
/// millisecond. Belongs to one thread.
final class DepositGenerator {
  private static final int LARGEST = 65_536;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final int SLOTS = 20;
  private static final long SLOT = 1_000_000;
  private static final long T1 = 500_000_000;
  private static final int MOST_REPETITIONS = 5;
  private static final long PATIENCE = 60_000_000_000L;
  private static final double CLEAN = 40; // milliseconds
  private static final Pattern AUDIO = Pattern.compile("m=audio (\\d+) ");

  private final DepositLoad load;
  private final DatagramChannel sip;
  private final MediaLines lines;
  private final Caller caller;
  private final DepositScript script;
  private final Runnable halfTime;
  private final Reply reply = new Reply();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
  private final byte[] datagram = new byte[LARGEST];
  private final List<Deposit> calls = new ArrayList<>();
  private final List<List<Deposit>> slots = new ArrayList<>();
  private final List<Deposit> unanswered = new ArrayList<>();

  private long begin;
  private long now;
  private long slot;
  private long held;
  private int active;
  private int mostActive;
  private int over;
  private boolean halved;

  private DepositGenerator(
      DepositLoad load,
      InetSocketAddress server,
      DatagramChannel sip,
      MediaLines lines,
      Runnable halfTime)
      throws IOException {
    this.load = load;
    this.sip = sip;
    this.lines = lines;
    this.caller = new Caller(lines);
    this.halfTime = halfTime;
    int port = ((InetSocketAddress) sip.getLocalAddress()).getPort();
    this.script = new DepositScript(server, port);
    for (int i = 0; i < SLOTS; i++) slots.add(new ArrayList<>());
  }

  /// Makes all the calls; waits until they are over, at most a minute after the last has come.
  ///
  /// @param whenMost done once, when the last caller comes and there are as many as there will be
  /// @throws CannotMeasure when there are no sockets
  static DepositFigures run(DepositLoad load, InetSocketAddress server, Runnable whenMost) {
    try (var sip = DatagramChannel.open();
        var lines = new MediaLines()) {
      sip.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      sip.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .connect(server)
          .configureBlocking(false);
      return new DepositGenerator(load, server, sip, lines, whenMost).run();
    } catch (IOException failure) {
      throw new CannotMeasure("cannot call " + server, failure);
    }
  }

  private DepositFigures run() throws IOException {
    begin = now = System.nanoTime();
    long lastAt = begin + (long) (load.count() / load.perSecond() * 1e9);
    while (over < load.count() && now - lastAt < PATIENCE) {
      long before = now;
      now = System.nanoTime();
      held = Math.max(held, now - before);
      lines.read(caller);
      readSip();
      come();
      speakAll();
      repeatAll();
      LockSupport.parkNanos(Math.max(0, begin + slot * SLOT - System.nanoTime()));
    }
    return figures();
  }

  private void come() throws IOException {
    long due = Math.min(load.count(), 1 + (long) ((now - begin) * load.perSecond() / 1e9));
    while (calls.size() < due) {
      int number = calls.size();
      int line = MediaLines.line(number);
      var call = new Deposit(number, line, script.invite(number, lines.port(line)), now);
      calls.add(call);
      expect(call, call.request);
    }
    if (due == load.count() && !halved) {
      halved = true;
      halfTime.run();
    }
  }

  private void expect(Deposit call, byte[] request) {
    call.request = request;
    call.repetitions = 0;
    call.repeatAt = now + T1;
    unanswered.add(call);
    send(request);
  }

  private void repeatAll() {
    unanswered.removeIf(call -> {
      if (call.repeatAt == 0) return true;
      if (call.repeatAt > now) return false;
      if (++call.repetitions > MOST_REPETITIONS) {
        end(call);
        return true;
      }
      call.repeatAt = now + (T1 << call.repetitions);
      send(call.request);
      return false;
    });
  }

  private void readSip() throws IOException {
    while (true) {
      int length = sip.read(buffer.clear());
      if (length <= 0) return;
      buffer.flip().get(datagram, 0, length);
      if (reply.read(datagram, length)) take(reply.callNumber());
    }
  }

  private void take(int number) {
    if (number < 0 || number >= calls.size()) return;
    var call = calls.get(number);
    if (reply.status() < 200) {
      if (call.state == State.CALLING) call.repeatAt = Long.MAX_VALUE;
    } else if (!reply.answersInvite()) {
      if (call.state != State.LEAVING) return;
      call.left = reply.status() == 200;
      end(call);
    } else if (call.state == State.CALLING) {
      call.repeatAt = 0;
      answered(call);
    } else {
      send(call.ack);
    }
  }

  private void answered(Deposit call) {
    call.to = reply.header("To");
    var audio = AUDIO.matcher(reply.body());
    if (reply.status() != 200 || !audio.find()) {
      call.refused = true;
      call.ack = script.ackOfRefusal(call);
      send(call.ack);
      end(call);
      return;
    }
    var contact = reply.header("Contact");
    int start = contact.indexOf('<') + 1;
    call.target = contact.substring(start, contact.indexOf('>', start));
    call.ack = script.ack(call);
    send(call.ack);
    call.answeredAt = now;
    call.state = State.LISTENING;
    lines.connect(
        call,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(audio.group(1))));
    slots.get((int) (slot % SLOTS)).add(call);
    mostActive = Math.max(mostActive, ++active);
  }

  private void speakAll() {
    for (; begin + slot * SLOT <= now; slot++) {
      var speakers = slots.get((int) (slot % SLOTS));
      boolean done = false;
      for (var call : speakers) {
        if (!caller.speak(call, now)) continue;
        call.state = State.LEAVING;
        expect(call, script.bye(call));
        done = true;
      }
      if (done) speakers.removeIf(call -> call.state == State.LEAVING);
    }
  }

  private void end(Deposit call) {
    if (call.answered()) active--;
    if (call.state != State.LEAVING) slots.forEach(speakers -> speakers.remove(call));
    call.state = State.OVER;
    call.repeatAt = 0;
    lines.disconnect(call);
    over++;
  }

  private void send(byte[] message) {
    try {
      sip.write(buffer.clear().put(message).flip());
    } catch (IOException _) {
      // it is sent again
    }
  }

  private DepositFigures figures() {
    var answered = calls.stream().filter(Deposit::answered).toList();
    return new DepositFigures(
        load.count(),
        (int) calls.stream().filter(call -> call.refused).count(),
        (int) calls.stream().filter(call -> call.left).count(),
        (int) answered.stream().filter(call -> !call.toneHeard).count(),
        (int)
            answered.stream()
                .filter(call -> call.hearing.packets() > 0 && call.hearing.gapMillis() <= CLEAN)
                .count(),
        answered.stream().mapToInt(call -> call.hearing.missing()).sum(),
        answered.stream().map(call -> call.hearing.gapMillis()).toList(),
        mostActive,
        answered.stream().map(call -> (call.answeredAt - call.calledAt) / 1e6).toList(),
        answered.stream()
            .filter(call -> call.firstPacketAt != 0)
            .map(call -> (call.firstPacketAt - call.answeredAt) / 1e6)
            .toList(),
        answered.stream()
            .filter(call -> call.firstSoundAt != 0)
            .map(call -> (call.firstSoundAt - call.answeredAt) / 1e6)
            .toList(),
        held / 1e6);
  }
}
