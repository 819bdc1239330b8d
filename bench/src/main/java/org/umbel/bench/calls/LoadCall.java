package org.umbel.bench.calls;

/// One call of the load. Belongs to the generator's thread.
final class LoadCall {

  /// How far it has come.
  enum State {
    INVITED,
    RINGING,
    TALKING,
    LEAVING,
    OVER
  }

  final int number;
  final long invitedAt;
  State state = State.INVITED;
  byte[] request;
  byte[] ack = {};
  String to = "";
  String target = "";

  LoadCall(int number, byte[] invite, long now) {
    this.number = number;
    this.request = invite;
    this.invitedAt = now;
  }

  boolean over() {
    return state == State.OVER;
  }
}
