package org.umbel.store.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Deposit;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Outbox;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EnvelopeFile;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;
import org.umbel.store.file.SoundFile;

/// Messages between the caller's mouth and the mailbox, in a folder of this machine (CA-12). An
/// entry is one folder with envelope and sound; the folder it lies in is its state, see
/// [SpoolFolders]. Safe for all threads; waits for the disk alone.
public final class Spool implements Outbox, Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final Path path;
  private final SpoolLimits limits;
  private final SpoolLock lock;
  private final SpoolFolders folders;
  private final Recovery recovery;
  private final Forcer forcer;

  /// Being recorded, waiting or set aside.
  private final Set<MessageId> held = ConcurrentHashMap.newKeySet();

  /// Recordings that a refusing disk did not let us finish.
  private final Set<MessageId> abandoned = ConcurrentHashMap.newKeySet();

  /// Changes go on side by side; closing waits for those under way and lets no other begin.
  private final ReadWriteLock changing = new ReentrantReadWriteLock();

  private boolean closed; // guarded by changing

  private final AtomicInteger aside = new AtomicInteger();
  private final AtomicInteger damaged = new AtomicInteger();
  private final HandOver handOver = new HandOver();
  private volatile Optional<String> refusal = Optional.empty();
  private volatile long freeBytes;

  private Spool(Path path, SpoolLimits limits, SpoolLock lock, SpoolFolders folders, Journal to) {
    this.path = path;
    this.limits = limits;
    this.lock = lock;
    this.folders = folders;
    this.recovery =
        new Recovery(
            folders,
            limits.shortest(),
            event -> {
              if (event instanceof Event.MessageDamaged) {
                damaged.incrementAndGet();
              }
              to.happened(event);
            });
    this.forcer = Forcer.start(limits.forceEvery(), this::refused);
  }

  /// Opens the spool in `path`, mends what a crash left, and makes the folder when there is none.
  ///
  /// @throws SpoolInUse when another process works with it
  /// @throws DiskRefused when the disk does not let us
  public static Spool open(Path path, SpoolLimits limits, Journal journal) {
    return open(path, limits, journal, new LocalDisk());
  }

  static Spool open(Path path, SpoolLimits limits, Journal journal, Disk disk) {
    try {
      var folders = SpoolFolders.prepare(disk, path);
      var spool = new Spool(path, limits, SpoolLock.take(path), folders, journal);
      spool.scanOrClose();
      return spool;
    } catch (IOException refused) {
      throw new DiskRefused("open the spool", path, refused);
    }
  }

  private void scanOrClose() throws IOException {
    try {
      scan();
    } catch (IOException refused) {
      close();
      throw refused;
    }
  }

  private void scan() throws IOException {
    damaged.set(folders.damaged().names().size());
    for (var name : folders.gone().names()) {
      entry(name, this::forgotten);
    }
    for (var name : folders.aside().names()) {
      entry(name, this::tryAgain);
    }
    for (var name : folders.waiting().names()) {
      entry(name, recovery::read);
    }
    for (var name : folders.recording().names()) {
      entry(name, recovery::mend);
    }
    freeBytes = folders.disk().freeBytes(path);
  }

  /// What was gone before a crash could remove all of it.
  private Optional<SpooledMessage> forgotten(String name) throws IOException {
    folders.gone().remove(name);
    return Optional.empty();
  }

  /// The configuration may be another one since a message was set aside.
  private Optional<SpooledMessage> tryAgain(String name) throws IOException {
    folders.aside().move(name, folders.waiting());
    return Optional.empty();
  }

  /// One bad entry never keeps the others from being delivered.
  private void entry(String name, Step step) {
    try {
      step.of(name).ifPresent(this::hand);
    } catch (IOException refused) {
      refused(refused);
    }
  }

  @Override
  public Deposit open(Envelope envelope) {
    var id = envelope.id();
    if (held.size() >= limits.mostMessages()) {
      throw new CannotTakeMessage(id, "the spool holds " + held.size() + " messages already");
    }
    try {
      freeBytes = folders.disk().freeBytes(path);
      if (freeBytes < limits.leastFreeBytes()) {
        throw new CannotTakeMessage(id, "only " + megabytes(freeBytes) + " are free on its disk");
      }
      return begin(envelope);
    } catch (IOException refused) {
      refused(refused);
      throw new CannotTakeMessage(id, DiskRefused.words(refused), refused);
    }
  }

  private Deposit begin(Envelope envelope) throws IOException {
    try {
      var entry = folders.begin(envelope);
      var sound = SoundFile.create(folders.disk(), entry.resolve(EnvelopeFile.AUDIO));
      var deposit = new SpoolDeposit(this, envelope, sound);
      held.add(envelope.id());
      forcer.add(deposit);
      return deposit;
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException refused) {
      drop(envelope.id());
      throw refused;
    }
  }

  /// What is recorded until now; its header is on disk.
  ByteBuffer sound(MessageId id) throws IOException {
    return folders.disk().map(folders.recording().entry(id.value()).resolve(EnvelopeFile.AUDIO));
  }

  void mark(Envelope envelope) throws IOException {
    var entry = folders.recording().entry(envelope.id().value());
    EnvelopeFile.replace(folders.disk(), entry, envelope);
  }

  void attach(MessageId id, ByteBuffer mail) throws IOException {
    var file = folders.recording().entry(id.value()).resolve(EnvelopeFile.MAIL);
    ForcedFile.create(folders.disk(), file, mail);
  }

  void commit(Envelope envelope) throws IOException {
    change(() -> {
      var name = envelope.id().value();
      folders.disk().forceFolder(folders.recording().entry(name));
      folders.recording().move(name, folders.waiting());
      hand(folders.read(name));
      refusal = Optional.empty();
    });
    for (var left : abandoned) {
      recover(left);
    }
  }

  private void change(Change change) throws IOException {
    changing.readLock().lock();
    try {
      if (closed) {
        throw new ClosedSpool(path);
      }
      change.make();
    } finally {
      changing.readLock().unlock();
    }
  }

  /// The call has done with a deposit.
  void ended(SpoolDeposit deposit) {
    forcer.remove(deposit);
  }

  /// Makes a message of a recording that was not committed, as after a crash.
  void recover(MessageId id) {
    try {
      change(() -> {
        abandoned.remove(id);
        recovery.mend(id.value()).ifPresentOrElse(this::hand, () -> held.remove(id));
      });
    } catch (ClosedSpool _) {
      LOG.atInfo().addKeyValue("message", id).log("A recording waits for the next start");
    } catch (IOException refused) {
      abandoned.add(id);
      refused(refused);
    }
  }

  /// Forgets a recording as if it had never begun.
  void drop(MessageId id) {
    held.remove(id);
    try {
      change(() -> {
        if (folders.recording().holds(id.value())) {
          folders.remove(folders.recording(), id.value());
        }
      });
    } catch (IOException refused) {
      refused(refused);
    }
  }

  private void hand(SpooledMessage spooled) {
    held.add(spooled.message().envelope().id());
    handOver.give(spooled);
  }

  /// Gives every complete message to `courier` from now on, those waiting already at once.
  void handTo(Consumer<SpooledMessage> courier) {
    handOver.to(courier);
  }

  /// The message is in the mailbox; its entry is removed.
  void delivered(MessageId id) throws IOException {
    change(() -> folders.remove(folders.waiting(), id.value()));
    held.remove(id);
  }

  void setAside(MessageId id, String why) throws IOException {
    change(() -> folders.setAside(id, why));
    aside.incrementAndGet();
  }

  void noteTries(MessageId id, int tries, String why) throws IOException {
    change(() -> folders.noteTries(id, tries, why));
  }

  /// How many messages are set aside.
  int setAside() {
    return aside.get();
  }

  void refused(IOException failure) {
    refusal = Optional.of(DiskRefused.words(failure));
    LOG.atError().setCause(failure).addKeyValue("spool", path).log("The spool's disk refused");
  }

  @Override
  public String name() {
    return "spool " + path;
  }

  @Override
  public Condition condition() {
    if (refusal.isPresent()) {
      return new Condition(false, "the disk refused: " + refusal.get());
    }
    if (freeBytes < limits.leastFreeBytes()) {
      return new Condition(false, "only " + megabytes(freeBytes) + " free, takes no messages");
    }
    if (damaged.get() > 0) {
      var where = folders.damaged().path();
      return new Condition(
          false, damaged + " not understood, kept in " + where + " until somebody looks at them");
    }
    return new Condition(true, megabytes(freeBytes) + " free");
  }

  private static String megabytes(long bytes) {
    return bytes / 1_000_000 + " MB";
  }

  /// Lets what is being committed end, brings deposits still open to the disk as they are, and lets
  /// another process have the spool. Those deposits can no longer be committed; they are mended at
  /// the next start. Does nothing when closed.
  @Override
  public void close() {
    changing.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        release();
      }
    } finally {
      changing.writeLock().unlock();
    }
  }

  private void release() {
    try {
      forcer.close();
      lock.close();
    } catch (IOException refused) {
      refused(refused);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  @FunctionalInterface
  private interface Step {
    Optional<SpooledMessage> of(String name) throws IOException;
  }

  /// Keeps complete messages until there is a courier.
  private static final class HandOver {
    private final List<SpooledMessage> early = new ArrayList<>();
    private Optional<Consumer<SpooledMessage>> courier = Optional.empty();

    synchronized void give(SpooledMessage spooled) {
      courier.ifPresentOrElse(taker -> taker.accept(spooled), () -> early.add(spooled));
    }

    synchronized void to(Consumer<SpooledMessage> taker) {
      courier = Optional.of(taker);
      early.forEach(taker);
      early.clear();
    }
  }
}
