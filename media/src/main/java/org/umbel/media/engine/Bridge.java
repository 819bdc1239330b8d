package org.umbel.media.engine;

import java.util.List;

/// Sessions whose parties hear each other. Two of the same codec get each other's packets as they
/// come; otherwise speech is coded anew, and three or more each hear the sum of all others. Keys
/// that come as events or by signalling are pressed for the others again. What plays to a party is
/// heard in place of the others.
///
/// All sessions of a bridge are on one media thread, which alone touches their seats, so nothing is
/// locked and a packet that comes for one leaves for the other in the same moment. Any thread may
/// close it; a session that is closed leaves it.
public final class Bridge implements AutoCloseable {
  /// The most parties of a bridge.
  public static final int MOST = 8;

  private final MediaThread thread;
  private final List<RtpSession> parties;
  private Seat[] seats = new Seat[0]; // the media thread's

  private Bridge(MediaThread thread, List<RtpSession> parties) {
    this.thread = thread;
    this.parties = parties;
  }

  /// @param parties of one media thread
  static Bridge open(MediaThread thread, List<RtpSession> parties) {
    var bridge = new Bridge(thread, List.copyOf(parties));
    thread.tell(bridge::seat);
    return bridge;
  }

  /// The parties hear each other no more; waits for nothing. Closing again does nothing.
  @Override
  public void close() {
    thread.tell(this::clear);
  }

  private void seat() {
    seats = new Seat[parties.size()];
    for (int i = 0; i < seats.length; i++) {
      seats[i] = new Seat(this, parties.get(i));
    }
    meet();
    for (var seat : seats) {
      seat.session().stream().sit(seat);
    }
  }

  private void clear() {
    for (var seat : seats) {
      seat.session().stream().rise(seat);
    }
    seats = new Seat[0];
    meet();
  }

  /// Somebody has left; the media thread only.
  void left(Seat gone) {
    seats = List.of(seats).stream().filter(seat -> seat != gone).toArray(Seat[]::new);
    meet();
  }

  private void meet() {
    for (var seat : seats) {
      seat.meet(seats);
    }
  }
}
