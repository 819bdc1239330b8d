package org.umbel.mail.imap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.umbel.domain.person.Extension;

/// Folders kept open between counts, because opening a large one takes the mail server much longer
/// than counting in it. Beyond the bound the one not used for the longest time is closed; so is
/// every one not used for [#LONGEST_IDLE]. Safe for all threads.
final class KeptFolders implements AutoCloseable {
  static final Duration LONGEST_IDLE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final int most;
  private final InstantSource clock;
  private final LinkedHashMap<Extension, KeptFolder> idle =
      new LinkedHashMap<>(); // guarded by this
  private boolean closed; // guarded by this
  private final Thread closing =
      Thread.ofVirtual().name("imap-kept-folders").unstarted(this::closeNowAndThen);

  KeptFolders(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  static KeptFolders start(int most, InstantSource clock) {
    var folders = new KeptFolders(most, clock);
    folders.closing.start();
    return folders;
  }

  /// Hands over the person's folder when it is open; it is the caller's then, to be given back by
  /// [#keep] or closed.
  synchronized Optional<KeptFolder> take(Extension owner) {
    return Optional.ofNullable(idle.remove(owner));
  }

  /// Keeps a folder for the next count. May wait for the server to close another one.
  void keep(KeptFolder folder) {
    surplus(folder.usedAt(clock.instant())).forEach(KeptFolder::close);
  }

  private synchronized List<KeptFolder> surplus(KeptFolder folder) {
    if (closed) {
      return List.of(folder);
    }
    var surplus = new ArrayList<KeptFolder>();
    var twin = idle.remove(folder.owner());
    if (twin != null) {
      surplus.add(twin);
    }
    idle.put(folder.owner(), folder);
    while (idle.size() > most) {
      surplus.add(idle.pollFirstEntry().getValue());
    }
    return surplus;
  }

  /// How many are open and not in use.
  synchronized int size() {
    return idle.size();
  }

  private void closeNowAndThen() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS);
        closeIdle();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Closes those that nobody has used for a while.
  void closeIdle() {
    Instant before = clock.instant().minus(LONGEST_IDLE);
    removed(folder -> folder.lastUsed().isBefore(before)).forEach(KeptFolder::close);
  }

  private synchronized List<KeptFolder> removed(Predicate<KeptFolder> which) {
    var removed = idle.values().stream().filter(which).toList();
    idle.values().removeAll(removed);
    return removed;
  }

  @Override
  public void close() {
    closing.interrupt();
    synchronized (this) {
      closed = true;
    }
    removed(_ -> true).forEach(KeptFolder::close);
  }
}
