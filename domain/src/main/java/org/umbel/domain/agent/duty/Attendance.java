package org.umbel.domain.agent.duty;

import java.time.Instant;
import java.util.Optional;

/// Whether a worker takes part (PR-9). Used by one thread at a time.
final class Attendance {
  private boolean present;
  private boolean awaited; // as soon as the phone is free
  private boolean loggedOutByHand;
  private int screens;
  private Optional<Instant> leaves = Optional.empty();

  boolean present() {
    return present;
  }

  boolean isAwaited() {
    return awaited;
  }

  /// Then only the worker's own wish brings the worker back.
  boolean loggedOutByHand() {
    return loggedOutByHand;
  }

  void awaited() {
    awaited = true;
  }

  void come() {
    present = true;
    awaited = false;
    loggedOutByHand = false;
  }

  void leave() {
    present = false;
    awaited = false;
    leaves = Optional.empty();
  }

  void logOutByHand() {
    loggedOutByHand = true;
  }

  void screenOpened() {
    screens++;
    leaves = Optional.empty();
  }

  void screenClosed() {
    screens = Math.max(0, screens - 1);
  }

  /// Nobody leaves who has another screen.
  void leavesAt(Instant time) {
    if (screens == 0 && (present || awaited)) {
      leaves = Optional.of(time);
    }
  }

  boolean leaves() {
    return leaves.isPresent();
  }

  boolean leavesBefore(Instant now) {
    return leaves.filter(time -> !now.isBefore(time)).isPresent();
  }
}
