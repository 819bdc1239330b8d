package org.umbel.store.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.message.MailboxSight;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Sight;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageStep;
import org.umbel.domain.trace.MessageStep.What;
import org.umbel.domain.trace.MessageTrace;
import org.umbel.domain.trace.MessageTraces;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.LocalDisk;

/// Writes down the way of each message: it hears of it from the journal, from whoever counts
/// mailboxes, and from the lamp it stands before. Traces are in memory and in a file, see
/// [TraceKeeper]. Safe for all threads; nobody waits for the disk.
public final class MessageTraceBook
    implements Journal, MailboxSight, MessageTraces, Neighbour, AutoCloseable {
  private final What handedOver;
  private final InstantSource clock;
  private final TraceShelf shelf; // guarded by itself
  private final TraceKeeper keeper;

  private MessageTraceBook(
      What handedOver, InstantSource clock, TraceShelf shelf, TraceKeeper keeper) {
    this.handedOver = handedOver;
    this.clock = clock;
    this.shelf = shelf;
    this.keeper = keeper;
  }

  /// Opens the file, or makes it and the folders above it.
  ///
  /// @param handedOver what a delivery is here
  /// @throws DiskRefused when the disk does not let us
  public static MessageTraceBook open(
      Path path, What handedOver, MessageTraceLimits limits, InstantSource clock) {
    var book = open(path, handedOver, limits, clock, new LocalDisk());
    book.keeper.start();
    return book;
  }

  /// The same, writing only when told to.
  static MessageTraceBook open(
      Path path, What handedOver, MessageTraceLimits limits, InstantSource clock, Disk disk) {
    var file = TraceKeeper.file(path, disk);
    var shelf = new TraceShelf(limits, clock);
    try {
      file.read().forEach(shelf::add);
      file.replace(shelf.lines());
    } catch (IOException refused) {
      throw new DiskRefused("open the traces of messages", path, refused);
    }
    return new MessageTraceBook(
        handedOver, clock, shelf, new TraceKeeper(file, () -> whole(shelf)));
  }

  private static List<TraceLine> whole(TraceShelf shelf) {
    synchronized (shelf) {
      return shelf.lines();
    }
  }

  @Override
  public void happened(Event event) {
    switch (event) {
      case Event.MessageRecorded e ->
          note(e.message(), e.owner(), Optional.of(e.call()), What.RECORDED, words(e.duration()));
      case Event.MessageTaken e ->
          note(e.message(), e.owner(), Optional.of(e.call()), What.STORED, "");
      case Event.MessageRecovered e ->
          note(e.message(), e.owner(), What.RECOVERED, words(e.duration()));
      case Event.DeliveryPostponed e -> note(e.message(), e.owner(), What.POSTPONED, e.why());
      case Event.MessageDelivered e -> note(e.message(), e.owner(), handedOver, "");
      case Event.MessageSetAside e -> note(e.message(), e.owner(), What.SET_ASIDE, e.why());
      case Event.LampUnknown e -> each(e.owner(), MessageTraceBook::missed, e.why());
      default -> {}
    }
  }

  private static Optional<What> missed(MessageTrace trace) {
    return trace.expected() ? Optional.of(What.MAILBOX_SILENT) : Optional.empty();
  }

  @Override
  public Set<MessageId> lookedFor(Extension owner) {
    return of(owner).filter(MessageTrace::open).map(MessageTrace::id).collect(Collectors.toSet());
  }

  @Override
  public void looked(Extension owner, Map<MessageId, Sight> there) {
    each(
        owner,
        trace ->
            trace.open()
                ? trace.news(Optional.ofNullable(there.get(trace.id())))
                : Optional.empty(),
        "");
  }

  /// Stands before the lamps of phones and notes what they are told. Tell it what they show, not
  /// what the mailbox has.
  public Lamp before(Lamp phones) {
    return (owner, counts) -> {
      phones.show(owner, counts);
      shown(owner, counts);
    };
  }

  private void shown(Extension owner, MessageCounts counts) {
    var lit = counts.fresh() > 0;
    each(owner, trace -> trace.news(lit), lit ? Integer.toString(counts.fresh()) : "");
  }

  private void note(MessageId id, Extension owner, What what, String detail) {
    note(id, owner, Optional.empty(), what, detail);
  }

  private void note(
      MessageId id, Extension owner, Optional<CallId> call, What what, String detail) {
    var line = new TraceLine(id, owner, call, MessageStep.once(clock.instant(), what, detail));
    synchronized (shelf) {
      shelf.add(line);
    }
    keeper.keep(line);
  }

  /// Notes what is new of each message of a person.
  private void each(Extension owner, Function<MessageTrace, Optional<What>> news, String detail) {
    of(owner)
        .forEach(
            trace -> news.apply(trace).ifPresent(what -> note(trace.id(), owner, what, detail)));
  }

  private Stream<MessageTrace> of(Extension owner) {
    synchronized (shelf) {
      return shelf.of(owner).stream();
    }
  }

  @Override
  public List<MessageTrace> latest(int most) {
    synchronized (shelf) {
      return shelf.all().reversed().stream().limit(most).toList();
    }
  }

  @Override
  public List<MessageTrace> latest(Extension owner, int most) {
    synchronized (shelf) {
      return shelf.of(owner).reversed().stream().limit(most).toList();
    }
  }

  @Override
  public Optional<MessageTrace> find(MessageId message) {
    synchronized (shelf) {
      return shelf.find(message);
    }
  }

  private static String words(Duration length) {
    return String.format(Locale.ROOT, "%.1f", length.toMillis() / 1_000.0);
  }

  /// Brings what waits to the disk, now.
  void flush() {
    keeper.flush();
  }

  @Override
  public String name() {
    return "message traces";
  }

  @Override
  public Condition condition() {
    return keeper.condition();
  }

  /// Brings what waits to the disk and ends.
  @Override
  public void close() {
    keeper.close();
  }
}
