package org.umbel.flows;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.options.PreviewOptions;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.Where;
import org.umbel.domain.report.Report;
import org.umbel.domain.speech.Prompt;

/// Thousands of times some customers call at once, and everything happens to them: workers accept
/// twice, at two browsers, or when it is too late, reject, look again after a reload, say nothing,
/// leave; phones refuse, ring in vain, are not there; customers hang up at every moment; the server
/// goes down and comes up with what was on disk. All by the flow, searches, rounds and states that
/// serve real customers; only calls and time are short. What is told on failure is the seed.
@Timeout(120)
class CustomerRacesTest {
  private static final int SCENES = 3_000;
  private static final int AT_ONCE = 12;
  private static final Set<String> ENDS =
      Set.of("Accepted", "Rejected", "Timeout", "Taken", "Error", "Cancel");
  private static final House HOUSE = new House();

  @Test
  void whateverRacesEveryOfferAndEveryCustomerHasOneEnd() throws InterruptedException, Exception {
    var room = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var scenes = new ArrayList<Future<?>>();
      for (var seed = 0; seed < SCENES; seed++) {
        var number = seed;
        room.acquire();
        scenes.add(
            threads.submit(() -> {
              try {
                new Scene(number).play();
              } finally {
                room.release();
              }
              return true;
            }));
      }
      for (var scene : scenes) {
        scene.get();
      }
    }
  }

  /// What was reported, as a database keeps it: what is open when it is opened again is closed.
  private static final class Book {
    private final Map<String, List<String>> offers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> customers = new ConcurrentHashMap<>();
    private final AtomicBoolean down = new AtomicBoolean();

    /// Writes for one run of the server.
    synchronized void tell(Report report) {
      if (down.get()) {
        return;
      }
      switch (report.kind()) {
        case PREVIEW_OFFERED -> put(offers, report.field("offer"));
        case PREVIEW_ENDED -> end(offers, report.field("offer"), report.field("reason"));
        case INTERACTION_BEGAN -> put(customers, report.field("interaction"));
        case INTERACTION_ENDED ->
            end(customers, report.field("interaction"), report.field("outcome"));
        case INTERACTION_SERVED, INTERACTION_NOTED, AGENT_STATE -> {}
      }
    }

    private static void put(Map<String, List<String>> rows, String key) {
      assertThat(rows.put(key, new CopyOnWriteArrayList<>())).isNull();
    }

    private static void end(Map<String, List<String>> rows, String key, String how) {
      requireNonNull(rows.get(key), key).add(how);
    }

    /// The process is killed: nothing is written any more.
    synchronized void kill() {
      down.set(true);
    }

    synchronized void openAgain() {
      offers.values().stream().filter(List::isEmpty).forEach(row -> row.add("Error"));
      customers.values().stream().filter(List::isEmpty).forEach(row -> row.add("lost"));
    }
  }

  private static final class Scene {
    private final int seed;
    private final Random random;
    private final Book book = new Book();
    private final ContactCentre centre;
    private final List<String> workers = List.of("anna", "boris", "carla");
    private final List<String> fates = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> onThePhone = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final boolean killed;

    Scene(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.killed = random.nextInt(6) == 0;
      var times =
          new PreviewOptions(
              millis(1, 5), millis(1, 4), Duration.ofMinutes(5), Duration.ofSeconds(9), false);
      this.centre =
          new ContactCentre(
              InstantSource.system(), times, book::tell, workers.toArray(String[]::new));
      centre.strategy = strategy();
      centre.defaultRoute =
          random.nextBoolean() ? Optional.of(new PhoneNumber("4099")) : Optional.empty();
      workers.forEach(this::hire);
    }

    private synchronized int next(int bound) {
      return random.nextInt(bound);
    }

    private Duration millis(int least, int most) {
      return Duration.ofMillis(least + next(most - least + 1));
    }

    /// A little while, so that everything shifts against everything.
    private void pause() {
      LockSupport.parkNanos(next(4) == 0 ? 0 : next(1_500) * 1_000L);
    }

    private Strategy strategy() {
      var steps = new ArrayList<Step>();
      for (var n = 0; n <= next(2); n++) {
        var manner = next(2) == 0 ? Manner.IN_TURN : Manner.BROADCAST;
        steps.add(new Step(manner, Candidates.EVERYBODY, millis(0, 4)));
      }
      return new Strategy(steps, millis(0, 8));
    }

    private void hire(String name) {
      centre.does(name, offer -> act(name, offer));
    }

    /// What a worker does with an offer, at one browser or at two.
    private void act(String name, Offer offer) {
      pause();
      switch (next(8)) {
        case 0 -> centre.previews.reject(offer.id(), offer.agent());
        case 1 -> {} // time runs out
        case 2 -> centre.previews.failed(offer.id());
        case 3 -> { // two browsers
          centre.start(() -> accept(offer));
          accept(offer);
        }
        case 4 -> reloaded(offer.agent());
        case 5 -> { // leaves, and is back
          centre.notReady(name);
          pause();
          centre.ready(name);
        }
        default -> accept(offer);
      }
    }

    private void accept(Offer offer) {
      centre.previews.accept(
          offer.id(),
          offer.agent(),
          next(5) == 0 ? new Where.Elsewhere(new PhoneNumber("0700")) : Where.OWN_PLACE);
    }

    /// What the screen shows after it was loaded again is as good.
    private void reloaded(AgentId agent) {
      centre.previews.open(agent).forEach(this::accept);
    }

    void play() throws InterruptedException {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var customers = new ArrayList<Future<?>>();
        for (var n = 0; n < 3; n++) {
          customers.add(threads.submit(this::customer));
        }
        if (killed) {
          LockSupport.parkNanos(next(4_000) * 1_000L);
          book.kill();
        }
        for (var customer : customers) {
          customer.get();
        }
      } catch (ExecutionException failure) {
        throw new AssertionError("seed " + seed, failure.getCause());
      }
      centre.awaitWorkers();
      check();
    }

    private void customer() {
      pause();
      var call = new CustomerCall();
      call.waitsFor(Duration.ofMillis(next(3) == 0 ? next(4_000) : 1_000_000));
      call.isTransferred(
          next(2) == 0 ? new Transfer.Done() : new Transfer.NotTaken(Reason.NO_ANSWER));
      call.phones(talk -> phone(call, talk));
      var talked = new AtomicBoolean();
      this.talked.put(call, talked);
      try {
        centre.serve(call, HOUSE);
        fates.add(
            talked.get()
                ? "served"
                : !call.heard().isEmpty() && call.heard().getLast().equals(GOODBYE)
                    ? "nobody"
                    : "default-route");
      } catch (CallEnded gone) {
        fates.add("abandoned");
      }
    }

    private static final Object GOODBYE = Prompt.GOODBYE;
    private final Map<CustomerCall, AtomicBoolean> talked = new ConcurrentHashMap<>();

    private Brought phone(CustomerCall call, WorkerTalk talk) {
      pause();
      return switch (next(7)) {
        case 0 -> new Brought.NotTaken(Reason.BUSY);
        case 1 -> new Brought.NotTaken(Reason.NO_ANSWER);
        case 2 -> new Brought.NotReachable();
        case 3 -> throw new CallEnded(call.id());
        default -> answered(call, talk);
      };
    }

    private Brought answered(CustomerCall call, WorkerTalk talk) {
      var worker = call.rung().orElseThrow().worker().digits();
      if (onThePhone.put(worker, true) != null) {
        faults.add("two customers at once at " + worker);
      }
      var first = requireNonNull(talked.get(call)).compareAndSet(false, true);
      if (!first) {
        faults.add("a customer was brought twice");
      }
      talk.answered();
      centre.start(() -> {
        pause();
        onThePhone.remove(worker);
        talk.released();
      });
      return new Brought.Talking(talk);
    }

    private void check() {
      assertThat(faults).as("seed %s", seed).isEmpty();
      assertThat(centre.isAtRest()).as("seed %s: nobody is kept, nothing waits", seed).isTrue();
      workers.forEach(centre::ready);
      assertThat(centre.agents.free(workers.stream().map(AgentId::new).toList(), Channel.VOICE))
          .as("seed %s: everybody is free again", seed)
          .hasSize(workers.size());
      if (killed) {
        book.openAgain();
      }
      assertThat(book.offers.values())
          .as("seed %s", seed)
          .allSatisfy(row -> assertThat(row).hasSize(1).isSubsetOf(ENDS));
      assertThat(book.customers.values())
          .as("seed %s", seed)
          .allSatisfy(row -> assertThat(row).hasSize(1));
      if (!killed) {
        assertThat(counted(book.customers.values().stream().map(List::getFirst).toList()))
            .as("seed %s: reports say what was so", seed)
            .isEqualTo(counted(fates));
      }
    }

    private static Map<String, Long> counted(List<String> words) {
      var counts = new TreeMap<String, Long>();
      words.forEach(word -> counts.merge(word, 1L, Long::sum));
      return counts;
    }
  }
}
