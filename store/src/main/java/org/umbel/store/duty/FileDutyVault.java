package org.umbel.store.duty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.duty.DutyMemory;
import org.umbel.domain.agent.duty.DutyVault;
import org.umbel.domain.health.Neighbour;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// Duties in one file of a line each, which a thread of its own replaces as a whole as soon as
/// something has changed, ten times a second at most. The file's time tells until when the server
/// was there. While the disk refuses, the newest is kept in memory and tried again each second.
///
/// Safe for all threads; who keeps does not wait.
public final class FileDutyVault implements DutyVault, Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileDutyVault.class);
  private static final DutyMemory NOTHING = DutyMemory.away(false);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  private final Path file;
  private final Disk disk;
  private final InstantSource clock;
  private final Map<AgentId, DutyMemory> duties = new HashMap<>(); // guarded by this
  private final Recalled before;
  private final Thread writer;
  private boolean changed; // guarded by this
  private boolean closing; // guarded by this
  private volatile Condition condition = new Condition(true, "kept on disk");

  private FileDutyVault(Path file, Disk disk, InstantSource clock) throws IOException {
    this.file = file;
    this.disk = disk;
    this.clock = clock;
    this.before = disk.exists(file) ? recalled() : new Recalled(Map.of(), Instant.MIN);
    this.duties.putAll(before.duties());
    this.writer = Thread.ofPlatform().name("duty-keeper").daemon().unstarted(this::keepOn);
  }

  /// Reads what was kept, and begins to keep.
  ///
  /// @throws DiskRefused when the file cannot be read, or its folder not be made
  public static FileDutyVault open(Path file, InstantSource clock) {
    try {
      var disk = new LocalDisk();
      new EntryFolder(disk, file.toAbsolutePath().resolveSibling("")).prepare();
      var vault = new FileDutyVault(file, disk, clock);
      vault.writer.start();
      return vault;
    } catch (IOException refused) {
      throw new DiskRefused("keep what workers are in", file, refused);
    }
  }

  private Recalled recalled() throws IOException {
    var known = new HashMap<AgentId, DutyMemory>();
    for (var line : new String(disk.read(file), UTF_8).split("\n", -1)) {
      var read = DutyLine.read(line);
      read.ifPresent(duty -> known.put(duty.agent(), duty.memory()));
      if (read.isEmpty() && !line.isBlank()) {
        LOG.warn("duties.line-unreadable file={} line=\"{}\"", file, line);
      }
    }
    return new Recalled(Map.copyOf(known), Files.getLastModifiedTime(file).toInstant());
  }

  @Override
  public Recalled recall() {
    return before;
  }

  @Override
  public synchronized void keep(AgentId agent, DutyMemory memory) {
    if (memory.equals(NOTHING)) {
      duties.remove(agent);
    } else {
      duties.put(agent, memory);
    }
    changed = true;
    notifyAll();
  }

  private void keepOn() {
    try {
      while (!awaitChange()) {
        if (hasChanged()) {
          write();
          Thread.sleep(condition.well() ? PAUSE : AGAIN);
        } else {
          touch();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for a change, or until a sign of life is due.
  ///
  /// @return whether the vault is closed
  private synchronized boolean awaitChange() throws InterruptedException {
    var due = System.nanoTime() + SIGN_OF_LIFE.toNanos();
    for (var left = SIGN_OF_LIFE.toMillis(); !changed && !closing && left > 0; ) {
      wait(left);
      left = (due - System.nanoTime()) / 1_000_000;
    }
    return closing;
  }

  private synchronized boolean hasChanged() {
    return changed;
  }

  private void touch() {
    if (!disk.exists(file)) {
      return;
    }
    try {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } catch (IOException refused) {
      LOG.debug("duties.touch-refused file={}", file, refused); // writing will tell
    }
  }

  private void write() {
    try {
      ForcedFile.replace(disk, file, text().getBytes(UTF_8));
      condition = new Condition(true, "kept on disk");
    } catch (IOException refused) {
      again();
      var words = "cannot be written: " + DiskRefused.words(refused);
      if (condition.well()) {
        LOG.error("duties.refused why=\"{}\"", words);
      }
      condition = new Condition(false, words);
    }
  }

  private synchronized void again() {
    changed = true;
  }

  private synchronized String text() {
    changed = false;
    var lines = new StringBuilder();
    new TreeMap<>(duties)
        .forEach((agent, memory) -> lines.append(new DutyLine(agent, memory).text()).append('\n'));
    return lines.toString();
  }

  @Override
  public String name() {
    return "states of workers";
  }

  @Override
  public Condition condition() {
    return condition;
  }

  /// Brings what was changed to the disk and ends.
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      writer.join();
      write();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
