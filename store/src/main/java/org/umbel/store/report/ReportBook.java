package org.umbel.store.report;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.ReportFollower;
import org.umbel.domain.report.Reports;
import org.umbel.store.DiskRefused;

/// Keeps reports (RP-1, RP-2). Whoever tells one has it written when that returns ([Arrivals]), so
/// that it outlives the process. One thread of its own takes them in portions: first into a file,
/// forced to disk; then followers are told; then it goes into the database, and out of the file.
/// While the database is away reports stay in the file and it is asked again, ever more seldom, up
/// to once a minute. So whatever a follower was told outlives a power cut, too. After a crash
/// followers may be told again what they were told in the last moment; the database has it once.
///
/// Bounds: [Arrivals#MOST] in memory, and the file's size; at either, reports are dropped, counted
/// and told of in the health. What the database refuses for good is dropped and told of, too, so
/// that it does not keep others out. Safe for all threads; telling waits for no disk and nobody.
public final class ReportBook implements Reports, Neighbour, AutoCloseable {
  private static final int PORTION = 500;
  private static final long LARGEST_FILE = 100_000_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ReportBook.class);

  private final List<ReportFollower> followers = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();
  private final Arrivals arrivals;
  private final PendingReports pending;
  private final ReportTables base;
  private final String shown;
  private final InstantSource clock;
  private final Instant began;
  private final Thread writer;
  private volatile Condition condition = new Condition(true, "not asked yet");
  private volatile boolean closing;
  private boolean leftOpen = true; // the writer's
  private long unfit; // what the database refused for good; the writer's
  private Duration pause = FIRST_PAUSE; // the writer's
  private Instant askAgain; // the writer's

  private ReportBook(Path folder, ReportPlace place, InstantSource clock) {
    this.arrivals = new Arrivals(folder);
    this.pending = new PendingReports(folder.resolve("pending"), LARGEST_FILE);
    this.base = new ReportTables(place, ServerName.in(folder));
    this.shown = place.shown();
    this.clock = clock;
    this.began = clock.instant();
    this.askAgain = began;
    this.writer = Thread.ofPlatform().name("reports").daemon().unstarted(this::run);
  }

  /// Starts to keep reports, those first that a server before this one could not keep any more.
  /// Followers are told from [#begin] on.
  ///
  /// @param folder of the files, made when it is not there
  /// @throws org.umbel.store.DiskRefused when the folder cannot be used
  public static ReportBook open(Path folder, ReportPlace place, InstantSource clock) {
    return new ReportBook(folder, place, clock);
  }

  /// Begins to bring reports to followers and into the database.
  public ReportBook begin() {
    writer.start();
    return this;
  }

  /// Tells of each report as soon as it is on disk. To be called before [#begin].
  public void follow(ReportFollower follower) {
    followers.add(follower);
  }

  @Override
  public void tell(Report report) {
    if (!arrivals.add(report)) {
      dropped.incrementAndGet();
    }
  }

  private void run() {
    while (!closing || !arrivals.isEmpty()) {
      try {
        turn();
      } catch (InterruptedException hurried) {
        // closing is looked at
      } catch (DiskRefused refused) {
        condition = new Condition(false, String.valueOf(refused.getMessage()));
        LOG.error("reports.disk-refused", refused);
        LockSupport.parkNanos(FIRST_PAUSE.toNanos());
      } catch (RuntimeException fault) {
        LOG.error("reports.fault", fault);
      }
    }
    bring();
  }

  private void turn() throws InterruptedException {
    var portion = arrivals.take(FIRST_PAUSE);
    if (!portion.isEmpty()) {
      keep(portion);
    }
    if (!clock.instant().isBefore(askAgain)) {
      bring();
    }
  }

  private void keep(List<Report> portion) {
    try {
      if (pending.append(portion)) {
        portion.forEach(report -> followers.forEach(follower -> follower.kept(report)));
      } else {
        dropped.addAndGet(portion.size());
      }
      arrivals.kept();
    } catch (DiskRefused refused) {
      arrivals.back(portion);
      throw refused;
    }
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
              unfit += base.write(portion);
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
    if (lost > 0) {
      var words = lost + " reports were lost since the start: there was no room";
      condition = new Condition(false, words);
    } else if (unfit > 0) {
      condition = new Condition(false, "refused " + unfit + " reports for good since the start");
    } else {
      condition = new Condition(true, "has all reports");
    }
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
    arrivals.hurry();
    try {
      if (!writer.isAlive() || writer.join(FAREWELL)) {
        closeAll();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAll() {
    pending.close();
    arrivals.close();
    try {
      base.close();
    } catch (SQLException failure) {
      LOG.warn("reports.close-failed why=\"{}\"", failure.getMessage());
    }
  }
}
