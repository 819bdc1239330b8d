package org.umbel.directory.people;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.directory.connect.Connections;
import org.umbel.directory.connect.DirectoryHost;
import org.umbel.directory.connect.Words;
import org.umbel.directory.people.PeopleReader.Read;
import org.umbel.domain.health.Neighbour;

/// Keeps the people as the directory has them: reads everybody, asks for changes in between, and
/// begins anew with a host whose marks are others. While the directory is away the people last
/// known go on; it is tried again after a second, and after twice as long each time then, half a
/// minute at most. Works on a virtual thread of its own.
public final class Refresher implements Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);
  private static final int SHOWN_FLAWS = 3;

  private final Connections connections;
  private final PeopleSettings settings;
  private final PeopleReader reader;
  private final DirectoryPeople people;
  private final InstantSource clock;
  private final CountDownLatch tried = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("directory").unstarted(this::run);

  // of the thread alone
  private Optional<Read> read = Optional.empty();
  private Instant wholeAt = Instant.MIN;
  private Instant lateAt = Instant.MIN;
  private Duration rest = FIRST_REST;

  private volatile Condition condition = new Condition(true, "not asked yet");

  public Refresher(
      Connections connections,
      PeopleSettings settings,
      DirectoryPeople people,
      InstantSource clock) {
    this.connections = connections;
    this.settings = settings;
    this.people = people;
    this.clock = clock;
    reader = new PeopleReader(settings);
  }

  /// Begins, and waits until the directory was asked once, but no longer than `patience`.
  public void start(Duration patience) {
    thread.start();
    try {
      if (!tried.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "the directory has not given its people after {}; they come when they do", patience);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var pause = round();
        tried.countDown();
        Thread.sleep(pause);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks the directory once. Never throws for what it answers.
  ///
  /// @return when to do so again
  Duration round() {
    try {
      var now = connections.use(this::next);
      people.are(now.snapshot());
      read = Optional.of(now);
      rest = FIRST_REST;
      tell(new Condition(true, wellWords(now.snapshot())));
      return settings.changes();
    } catch (LDAPException failure) {
      tell(new Condition(false, awayWords(failure)));
      var pause = rest;
      rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
      return pause;
    }
  }

  private Read next(LDAPConnection connection, DirectoryHost host) throws LDAPException {
    var how = settings.names().mark();
    var followed = how.flatMap(mark -> read.filter(before -> before.canFollow(mark, host)));
    var due = !clock.instant().isBefore(wholeAt.plus(settings.whole()));
    if (followed.isPresent() && !due) {
      return changes(connection, how.orElseThrow(), followed.get());
    }
    if (how.isEmpty() && read.isPresent() && !due) {
      return read.get();
    }
    var begun = clock.instant();
    var everybody = reader.everybody(connection, host, people.snapshot());
    wholeAt = begun;
    lateAt = begun;
    LOG.debug("read {} people of {}", everybody.snapshot().people().size(), host);
    return everybody;
  }

  /// What comes late is looked for each minute, which in a large directory may take long.
  private Read changes(LDAPConnection connection, ChangeMark how, Read before)
      throws LDAPException {
    var now = clock.instant();
    var late = !now.isBefore(lateAt.plus(ChangeMark.LATE));
    var read = reader.changes(connection, how, before, late);
    lateAt = late ? now : lateAt;
    return read;
  }

  private static String wellWords(Snapshot snapshot) {
    var words = new StringBuilder(snapshot.people().size() + " people");
    var flaws = snapshot.flaws();
    if (!flaws.isEmpty()) {
      words.append("; ").append(flaws.size()).append(" are not taken over: ");
      words.append(String.join("; ", flaws.values().stream().limit(SHOWN_FLAWS).toList()));
    }
    return words.toString();
  }

  private String awayWords(LDAPException failure) {
    var known = people.all().size();
    return Words.of(failure)
        + (known == 0 ? "; nobody is known" : "; the " + known + " people last known go on");
  }

  private void tell(Condition now) {
    var before = condition;
    condition = now;
    if (before.well() && !now.well()) {
      LOG.warn("directory: {}", now.words());
    } else if (!before.words().equals(now.words())) {
      LOG.info("directory: {}", now.words());
    }
  }

  @Override
  public String name() {
    return "directory "
        + String.join(
            ", ", connections.settings().hosts().stream().map(DirectoryHost::toString).toList());
  }

  @Override
  public Condition condition() {
    var now = condition;
    var hosts = connections.condition();
    return now.well() && !hosts.words().equals("answers") && !hosts.words().equals("not asked yet")
        ? new Condition(hosts.well(), now.words() + "; " + hosts.words())
        : now;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
