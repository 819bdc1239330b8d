package org.umbel.store.station;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.LocalDisk;

/// Registrations in one file, to which changes are appended and forced once a second by a thread of
/// its own, so that no phone waits for the disk. While the disk refuses, changes are kept in
/// memory, one for each person, and tried again.
///
/// A file that is damaged is put aside for somebody to look at; what can be read of it is used.
public final class FileRegistrationVault implements RegistrationVault, Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileRegistrationVault.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path path;
  private final InstantSource clock;
  private final RegistrationFile file; // guarded by itself
  private final Map<Extension, RegistrationLine> pending = new LinkedHashMap<>(); // by itself
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Optional<String> damage;
  private volatile Optional<String> refusal = Optional.empty();

  private FileRegistrationVault(
      Path path, InstantSource clock, RegistrationFile file, Optional<String> damage) {
    this.path = path;
    this.clock = clock;
    this.file = file;
    this.damage = damage;
  }

  /// Opens the file, or makes it and the folders above it.
  ///
  /// @throws DiskRefused when the disk does not let us
  public static FileRegistrationVault open(Path path, InstantSource clock) {
    var vault = open(path, clock, new LocalDisk());
    Thread.ofPlatform().name("registration-keeper").daemon().start(vault::keepOn);
    return vault;
  }

  /// The same, writing only when told to.
  static FileRegistrationVault open(Path path, InstantSource clock, Disk disk) {
    try {
      new EntryFolder(disk, path.toAbsolutePath().resolveSibling("")).prepare();
      var file = new RegistrationFile(disk, path);
      var content = file.read();
      Optional<String> damage =
          content.damaged() == 0
              ? Optional.empty()
              : Optional.of(putAside(disk, path, content.damaged()));
      file.shorten(content, clock.instant());
      return new FileRegistrationVault(path, clock, file, damage);
    } catch (IOException refused) {
      throw new DiskRefused("open the registrations", path, refused);
    }
  }

  /// @return what happened, in words
  private static String putAside(Disk disk, Path path, int lines) throws IOException {
    var aside = path.resolveSibling(path.getFileName() + ".damaged");
    disk.delete(aside);
    disk.link(path, aside);
    var words =
        lines
            + (lines == 1 ? " line" : " lines")
            + " of the registrations could not be read, the file is kept as "
            + aside
            + "; phones that are missing come back when they register again";
    LOG.error("registrations.damaged words={}", words);
    return words;
  }

  @Override
  public void restore(Consumer<Registration> restored) {
    synchronized (file) {
      try {
        for (var line : file.read().latest().values()) {
          line.phones().forEach(restored);
        }
      } catch (IOException refused) {
        throw new DiskRefused("read the registrations", path, refused);
      }
    }
  }

  @Override
  public void keep(Extension owner, List<Registration> all) {
    synchronized (pending) {
      pending.put(owner, new RegistrationLine(owner, List.copyOf(all)));
    }
  }

  private void keepOn() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Brings what was changed to the disk, now.
  void flush() {
    synchronized (file) {
      var changes = taken();
      if (changes.isEmpty()) {
        return;
      }
      try {
        file.append(changes.values());
        if (file.overgrown()) {
          file.shorten(file.read(), clock.instant());
        }
        refusal = Optional.empty();
      } catch (IOException failure) {
        refused(changes, failure);
      }
    }
  }

  private Map<Extension, RegistrationLine> taken() {
    synchronized (pending) {
      var changes = new LinkedHashMap<>(pending);
      pending.clear();
      return changes;
    }
  }

  private void refused(Map<Extension, RegistrationLine> changes, IOException failure) {
    synchronized (pending) {
      changes.forEach(pending::putIfAbsent);
    }
    if (refusal.isEmpty()) {
      LOG.error("registrations.refused why={}", DiskRefused.words(failure));
    }
    refusal = Optional.of("cannot be written: " + DiskRefused.words(failure));
  }

  @Override
  public String name() {
    return "registrations";
  }

  @Override
  public Condition condition() {
    var trouble = refusal.or(() -> damage);
    return new Condition(trouble.isEmpty(), trouble.orElse("kept on disk"));
  }

  /// Brings what was changed to the disk and ends.
  @Override
  public void close() {
    closed.countDown();
    flush();
  }
}
