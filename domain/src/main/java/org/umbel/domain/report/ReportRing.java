package org.umbel.domain.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The latest reports, for programs that follow them as they come: at most a number of them, the
/// oldest is forgotten then. Safe for all threads.
public final class ReportRing implements ReportFollower {
  private final int most;
  private final ArrayDeque<Report> latest = new ArrayDeque<>(); // guarded by this
  private long end; // number of the next report; guarded by this

  public ReportRing(int most) {
    this.most = most;
  }

  @Override
  public synchronized void kept(Report report) {
    latest.addLast(report);
    end++;
    if (latest.size() > most) {
      latest.removeFirst();
    }
    notifyAll();
  }

  /// Where what comes from now on begins.
  public synchronized long end() {
    return end;
  }

  /// Where the reports after this one begin.
  ///
  /// @return empty when it is not known here, or not any more
  public synchronized Optional<Long> after(String id) {
    var number = end - latest.size();
    for (var report : latest) {
      number++;
      if (report.id().equals(id)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  /// Where the oldest begins that is still here.
  public synchronized long oldest() {
    return end - latest.size();
  }

  /// The reports from a number on, at most some at once; waits for the first.
  ///
  /// @return empty when none came within the patience
  public synchronized List<Report> from(long number, int atOnce, Duration patience)
      throws InterruptedException {
    var until = System.nanoTime() + patience.toNanos();
    for (var left = patience.toMillis(); number >= end && left > 0; ) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
    var skipped = Math.max(0, number - (end - latest.size()));
    return latest.stream().skip(skipped).limit(atOnce).toList();
  }
}
