package org.umbel.directory.settings;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsVault;

/// Keeps people's own settings in the directory, and here those that the directory does not let us
/// write (LD-3). What is kept here comes before what the directory has; it moves there with the
/// first change that the directory takes. Safe for all threads; waits for both.
///
/// A directory that is only away is no reason to keep anything here: then nothing is changed.
public final class LocalRefuge implements SettingsVault {
  /// Stands among settings that are kept here, so that none at all can be told from none here.
  private static final String MARK = "kept-here";

  private static final int LOCKS = 64;

  private final SettingsVault directory;
  private final SettingsVault here;
  private final WriteWatch watch;
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  /// @param watch is told of refusals
  public LocalRefuge(DirectorySettingsVault directory, SettingsVault here, WriteWatch watch) {
    this.directory = directory;
    this.here = here;
    this.watch = watch;
  }

  @Override
  public BoxSettings find(Extension owner) {
    var kept = here.find(owner);
    return kept(kept) ? unmarked(kept) : directory.find(owner);
  }

  @Override
  public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
    var lock = locks[Math.floorMod(owner.hashCode(), LOCKS)];
    lock.lock();
    try {
      return moved(owner, change);
    } catch (SettingsReadOnly refused) {
      watch.refused(String.valueOf(refused.getMessage()));
      return unmarked(here.update(owner, former -> marked(change.apply(known(owner, former)))));
    } finally {
      lock.unlock();
    }
  }

  /// Changes what the directory has, from what is kept here if anything is.
  private BoxSettings moved(Extension owner, UnaryOperator<BoxSettings> change) {
    var kept = here.find(owner);
    var now = directory.update(owner, former -> change.apply(kept(kept) ? unmarked(kept) : former));
    if (kept(kept)) {
      here.update(owner, _ -> BoxSettings.NONE);
    }
    return now;
  }

  private BoxSettings known(Extension owner, BoxSettings kept) {
    return kept(kept) ? unmarked(kept) : directory.find(owner);
  }

  private static boolean kept(BoxSettings settings) {
    return !settings.equals(BoxSettings.NONE);
  }

  private static BoxSettings marked(BoxSettings settings) {
    var texts = settings.texts();
    texts.put(MARK, "true");
    return BoxSettings.of(texts);
  }

  private static BoxSettings unmarked(BoxSettings settings) {
    var texts = settings.texts();
    texts.remove(MARK);
    return BoxSettings.of(texts);
  }
}
