package org.umbel.store.spool;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.DeliveryFailed;
import org.umbel.domain.person.People;

/// Carries messages from the spool to the mailbox, each on a virtual thread of its own, and tries
/// again for days when the mailbox does not take them. A message leaves the spool only when the
/// mailbox has it; one that never will is set aside and kept.
public final class Courier implements Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

  private final Spool spool;
  private final People people;
  private final Delivery delivery;
  private volatile String lastRefusal = "not tried yet";
  private final RetryPlan plan;
  private final InstantSource clock;
  private final Journal journal;
  private final CarriageQueue queue;
  private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread dispatcher = Thread.ofVirtual().name("courier").unstarted(this::run);
  private final RandomGenerator random = RandomGenerator.getDefault();

  private Courier(
      Spool spool,
      People people,
      Delivery delivery,
      RetryPlan plan,
      InstantSource clock,
      Journal journal) {
    this.spool = spool;
    this.people = people;
    this.delivery = delivery;
    this.plan = plan;
    this.clock = clock;
    this.journal = journal;
    this.queue = new CarriageQueue(clock, plan.parallel());
  }

  /// Starts carrying what the spool holds and will take. A message that failed before the last stop
  /// is tried at once.
  public static Courier start(
      Spool spool,
      People people,
      Delivery delivery,
      RetryPlan plan,
      InstantSource clock,
      Journal journal) {
    var courier = new Courier(spool, people, delivery, plan, clock, journal);
    spool.handTo(courier::add);
    courier.dispatcher.start();
    return courier;
  }

  private void add(SpooledMessage spooled) {
    queue.add(new Carriage(spooled.message(), spooled.tries(), clock.instant(), false));
  }

  /// Tries everything that waits now: a mail server is back. Returns at once.
  public void hurry() {
    queue.hurry();
  }

  /// Looks at the clock: a test has moved it.
  void nudge() {
    queue.nudge();
  }

  /// Messages waiting and under way. Any thread; does not wait.
  public int waiting() {
    return queue.all().size();
  }

  /// How long the oldest of them has waited; zero when there is none.
  public Duration oldestAge() {
    return queue.all().stream()
        .findFirst()
        .map(one -> Duration.between(one.receivedAt(), clock.instant()))
        .orElse(Duration.ZERO);
  }

  private void run() {
    try {
      for (var next = queue.next(); next.isPresent(); next = queue.next()) {
        var carriage = next.get();
        carriers.execute(() -> carry(carriage));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whatever goes wrong, the message is kept and tried again, and those behind it are not blocked.
  private void carry(Carriage carriage) {
    try {
      carried(carriage);
    } catch (RuntimeException | Error broken) {
      LOG.atError().setCause(broken).addKeyValue("message", carriage.id()).log("Delivery broke");
      postpone(carriage, String.valueOf(broken));
    }
  }

  private void carried(Carriage carriage) {
    if (carriage.arrived()) {
      leave(carriage);
      return;
    }
    var recipient = people.byExtension(carriage.owner());
    if (recipient.isEmpty()) {
      setAside(carriage, "nobody has the extension " + carriage.owner());
      return;
    }
    try {
      delivery.deliver(carriage.message(), recipient.get());
    } catch (DeliveryFailed failure) {
      failed(carriage, failure);
      return;
    }
    leave(carriage);
    journal.happened(
        new Event.MessageDelivered(carriage.id(), carriage.owner(), sinceItsEnd(carriage)));
  }

  /// A message is received when it begins.
  private Duration sinceItsEnd(Carriage carriage) {
    var end = carriage.receivedAt().plus(carriage.message().duration());
    var lag = Duration.between(end, clock.instant());
    return lag.isNegative() ? Duration.ZERO : lag;
  }

  /// Removes the entry of a message that has arrived. When the disk refuses, that alone is tried
  /// again, never the delivery.
  private void leave(Carriage carriage) {
    try {
      spool.delivered(carriage.id());
      queue.finished(carriage);
    } catch (IOException refused) {
      spool.refused(refused);
      again(carriage, carriage.delivered());
    }
  }

  private void failed(Carriage carriage, DeliveryFailed failure) {
    var age = Duration.between(carriage.receivedAt(), clock.instant());
    if (failure.forGood()) {
      setAside(carriage, String.valueOf(failure.getMessage()));
    } else if (age.compareTo(plan.giveUpAfter()) >= 0) {
      setAside(carriage, "not taken for " + age.toDays() + " days: " + failure.getMessage());
    } else {
      postpone(carriage, String.valueOf(failure.getMessage()));
    }
  }

  private void setAside(Carriage carriage, String why) {
    try {
      spool.setAside(carriage.id(), why);
      queue.finished(carriage);
      journal.happened(new Event.MessageSetAside(carriage.id(), carriage.owner(), why));
    } catch (IOException refused) {
      spool.refused(refused);
      again(carriage, carriage);
    }
  }

  private void postpone(Carriage carriage, String why) {
    try {
      spool.noteTries(carriage.id(), carriage.tries() + 1, why);
    } catch (IOException refused) {
      spool.refused(refused);
    }
    lastRefusal = why;
    var wait = again(carriage, carriage);
    journal.happened(new Event.DeliveryPostponed(carriage.id(), carriage.owner(), why, wait));
  }

  private Duration again(Carriage before, Carriage after) {
    var wait = plan.after(after.tries() + 1, random);
    queue.postponed(before, after.failed(clock.instant().plus(wait)));
    return wait;
  }

  @Override
  public String name() {
    return "courier";
  }

  @Override
  public Condition condition() {
    var waiting = queue.all();
    var aside = aside();
    if (waiting.isEmpty() && aside.isEmpty()) {
      return new Condition(true, "nothing waits");
    }
    var well = aside.isEmpty() && waiting.stream().allMatch(one -> one.tries() == 0);
    var words = String.join("; ", words(waiting) + because(waiting), aside);
    return new Condition(well, words.replaceAll("^; |; $", ""));
  }

  /// Why one of those that wait was not taken when it was tried last. Anybody may read that, so
  /// nobody's address is in it.
  private String because(List<Carriage> waiting) {
    return waiting.stream().allMatch(one -> one.tries() == 0)
        ? ""
        : ", lastly: "
            + lastRefusal
                .replaceFirst("^Message \\S+ was not delivered: ", "")
                .replaceAll("<[^>]*>:?|[^\\s<>]+@[^\\s<>]+", "…");
  }

  private String words(List<Carriage> waiting) {
    if (waiting.isEmpty()) {
      return "";
    }
    var age = Duration.between(waiting.getFirst().receivedAt(), clock.instant());
    return waiting.size() == 1
        ? "1 message waits for " + words(age)
        : waiting.size() + " messages wait, the oldest for " + words(age);
  }

  private static String words(Duration age) {
    if (age.toMinutes() < 2) {
      return age.toSeconds() + " s";
    }
    return age.toHours() < 3 ? age.toMinutes() + " min" : age.toHours() + " h";
  }

  private String aside() {
    var count = spool.setAside();
    return count == 0 ? "" : count + " set aside, refused for good";
  }

  /// Begins nothing new and gives what is under way five seconds. What has not arrived by then
  /// waits in the spool for the next start.
  @Override
  public void close() {
    queue.close();
    try {
      dispatcher.join();
      carriers.shutdown();
      if (!carriers.awaitTermination(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        carriers.shutdownNow();
      }
    } catch (InterruptedException _) {
      carriers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
