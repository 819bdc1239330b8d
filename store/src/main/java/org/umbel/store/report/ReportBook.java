package org.umbel.store.report;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.ReportFollower;
import org.umbel.domain.report.Reports;
import org.umbel.store.DiskRefused;

/// Keeps reports (RP-1, RP-2). One thread of its own takes what was told in portions: first into a
/// file, forced to disk; then followers are told; then it goes into the database, and out of the
/// file. While the database is away reports stay in the file and it is asked again, ever more
/// seldom, up to once a minute. So whatever a follower was told survives a crash; what happened in
/// the milliseconds before a crash may be lost.
///
/// Bounds: [#MOST_WAITING] in memory, and the file's size; at either, reports are dropped, counted
/// and told of in the health. Safe for all threads; telling does not wait.
public final class ReportBook implements Reports, Neighbour, AutoCloseable {
  static final int MOST_WAITING = 20_000;
  private static final int PORTION = 500;
  private static final long LARGEST_FILE = 100_000_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ReportBook.class);

  private final BlockingQueue<Report> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<ReportFollower> followers = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();
  private final PendingReports pending;
  private final ReportTables base;
  private final String shown;
  private final InstantSource clock;
  private final Instant began;
  private final Thread writer;
  private volatile Condition condition = new Condition(true, "not asked yet");
  private volatile boolean closing;
  private boolean leftOpen = true; // the writer's
  private Duration pause = FIRST_PAUSE; // the writer's
  private Instant askAgain; // the writer's

  private ReportBook(Path folder, ReportPlace place, InstantSource clock) {
    this.pending = new PendingReports(folder.resolve("pending"), LARGEST_FILE);
    this.base = new ReportTables(place, ServerName.in(folder));
    this.shown = place.shown();
    this.clock = clock;
    this.began = clock.instant();
    this.askAgain = began;
    this.writer = Thread.ofPlatform().name("reports").daemon().unstarted(this::run);
  }

  /// Starts to keep reports.
  ///
  /// @param folder of the file, made when it is not there
  /// @throws org.umbel.store.DiskRefused when the folder cannot be used
  public static ReportBook open(Path folder, ReportPlace place, InstantSource clock) {
    var book = new ReportBook(folder, place, clock);
    book.writer.start();
    return book;
  }

  /// Tells of each report as soon as it is on disk.
  public void follow(ReportFollower follower) {
    followers.add(follower);
  }

  @Override
  public void tell(Report report) {
    if (!waiting.offer(report)) {
      dropped.incrementAndGet();
    }
  }

  private void run() {
    while (!closing || !waiting.isEmpty()) {
      try {
        turn();
      } catch (InterruptedException hurried) {
        // closing is looked at
      } catch (DiskRefused refused) {
        condition = new Condition(false, String.valueOf(refused.getMessage()));
        LOG.error("reports.disk-refused", refused);
      } catch (RuntimeException fault) {
        LOG.error("reports.fault", fault);
      }
    }
    bring();
  }

  private void turn() throws InterruptedException {
    var portion = new ArrayList<Report>();
    var first = waiting.poll(FIRST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      portion.add(first);
      waiting.drainTo(portion, PORTION - 1);
      keep(portion);
    }
    if (!clock.instant().isBefore(askAgain)) {
      bring();
    }
  }

  private void keep(List<Report> portion) {
    if (!pending.append(portion)) {
      dropped.addAndGet(portion.size());
      return;
    }
    portion.forEach(report -> followers.forEach(follower -> follower.kept(report)));
  }

  /// Brings into the database what is in the file.
  private void bring() {
    if (pending.isEmpty() && !leftOpen) {
      return;
    }
    try {
      pending.each(
          PORTION,
          portion -> {
            try {
              base.write(portion);
            } catch (SQLException failure) {
              throw new NotBrought(failure);
            }
          });
      if (leftOpen) {
        base.closeOpen(began);
        leftOpen = false;
      }
      pending.clear();
      pause = FIRST_PAUSE;
      well();
    } catch (NotBrought away) {
      away(away.failure());
    } catch (SQLException away) {
      away(away);
    }
  }

  /// Leaves the reading of the file.
  private static final class NotBrought extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException failure;

    NotBrought(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }

  private void well() {
    var lost = dropped.get();
    condition =
        lost == 0
            ? new Condition(true, "has all reports")
            : new Condition(false, lost + " reports were lost since the start: there was no room");
  }

  private void away(SQLException failure) {
    askAgain = clock.instant().plus(pause);
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    var words = "does not take reports, they wait on disk: " + failure.getMessage();
    condition = new Condition(false, words);
    LOG.warn("reports.database-away place={} why=\"{}\"", shown, failure.getMessage());
  }

  @Override
  public String name() {
    return "reports " + shown;
  }

  @Override
  public Condition condition() {
    return condition;
  }

  /// Brings what there is, for at most ten seconds.
  @Override
  public void close() {
    closing = true;
    try {
      if (writer.join(FAREWELL)) {
        closeAll();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAll() {
    pending.close();
    try {
      base.close();
    } catch (SQLException failure) {
      LOG.warn("reports.close-failed why=\"{}\"", failure.getMessage());
    }
  }
}
