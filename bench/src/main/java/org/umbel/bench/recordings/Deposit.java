package org.umbel.bench.recordings;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One caller who leaves a message. Belongs to the generator's thread; times are of
/// `System.nanoTime`, 0 for not yet.
final class Deposit {

  /// What the caller does.
  enum State {
    CALLING,
    LISTENING,
    PRESSING,
    AWAITING_TONE,
    SPEAKING,
    LEAVING,
    OVER
  }

  final int number;
  final int line;
  State state = State.CALLING;

  byte[] request;
  byte[] ack = {};
  long repeatAt;
  int repetitions;
  String to = "";
  String target = "";

  final long calledAt;
  long answeredAt;
  long firstPacketAt;
  long firstSoundAt;
  long soundAt;
  long stepAt;

  @Nullable InetSocketAddress media;
  int sequence = 1;
  int timestamp;
  int eventTimestamp;
  int sent; // packets of the present step
  int soundPackets; // heard since the key
  final Hearing hearing = new Hearing();

  boolean refused;
  boolean toneHeard;
  boolean left;

  /// @param line of the generator's media sockets
  Deposit(int number, int line, byte[] invite, long now) {
    this.number = number;
    this.line = line;
    this.request = invite;
    this.calledAt = now;
  }

  boolean answered() {
    return answeredAt != 0;
  }
}
