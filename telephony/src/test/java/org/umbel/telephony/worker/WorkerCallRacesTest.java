package org.umbel.telephony.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.person.Extension;
import org.umbel.media.engine.Bridge;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.PortRange;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.call.Customer;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.call.SideWatch;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Counterpart;
import org.umbel.telephony.ring.Leg;
import org.umbel.testkit.Await;

/// Worker, customer and whom the worker consults do everything at once, a thousand times over: each
/// call ends, is followed to its end, and leaves nobody on the line.
@Timeout(60)
class WorkerCallRacesTest {
  private static final int CALLS = 1_500;
  private static final WorkerPhone PHONE = WorkerPhone.of(new Extension("4000"));
  private static final PhoneNumber ELSEWHERE = new PhoneNumber("4002");

  private final MediaEngine media =
      MediaEngine.start(
          MediaSettings.of(InetAddress.getLoopbackAddress())
              .withPorts(new PortRange(20_400, 20_899)),
          MediaListener.NONE);

  @AfterEach
  void close() {
    media.close();
  }

  @Test
  void whateverRacesTheCallEndsAndNobodyIsLeft() throws InterruptedException {
    for (int seed = 0; seed < CALLS; seed++) {
      var scene = new Scene(seed);
      scene.play();

      assertThat(scene.phases.getLast()).as("seed %s", seed).isEqualTo(Phase.RELEASED);
      assertThat(scene.phases).as("seed %s", seed).containsOnlyOnce(Phase.RELEASED);
      assertThat(scene.everybodyIsGone()).as("seed %s", seed).isTrue();
    }
    // by the media thread
    Await.until("all ports given back", Duration.ofSeconds(5), () -> media.sessions() == 0);
  }

  /// One call, and what is done to it in an order that the seed decides, as far as threads let it.
  private final class Scene implements Parties, Customer {
    private final Random random;
    private final OwnSide side = new OwnSide(media.open());
    private final Invitee worker = invitee(PHONE.number());
    private final List<Invitee> invited = new CopyOnWriteArrayList<>(List.of(worker));
    private final List<Phase> phases = new CopyOnWriteArrayList<>();
    private final WorkerCall call;
    private Consumer<News> inbox = _ -> {};

    Scene(int seed) {
      random = new Random(seed);
      call =
          new WorkerCall(
              id(),
              news -> {
                inbox = news;
                return new Standing(this, PHONE, worker, this);
              });
    }

    void play() throws InterruptedException {
      follow(side);
      call.follow(state -> {
        if (phases.isEmpty() || phases.getLast() != state.phase()) {
          phases.add(state.phase());
        }
      });
      call.start();
      var threads = new ArrayList<Thread>();
      threads.add(ringing(worker));
      for (int actor = 0; actor < 4; actor++) {
        var deeds = Stream.generate(this::deed).limit(4).toList();
        threads.add(Thread.startVirtualThread(() -> deeds.forEach(Runnable::run)));
      }
      call.awaitBrought();
      for (var thread : threads) {
        thread.join();
      }
      side.hangUp();
      call.awaitEnd();
    }

    private Runnable deed() {
      boolean hangUp = random.nextInt(3) == 0;
      return switch (random.nextInt(12)) {
        case 0 -> call::answer;
        case 1 -> call::hold;
        case 2 -> call::retrieve;
        case 3 -> () -> call.transfer(ELSEWHERE);
        case 4, 5 -> () -> call.consult(ELSEWHERE);
        case 6 -> call::endConsult;
        case 7 -> call::completeTransfer;
        case 8 -> call::conference;
        case 9 -> hangUp ? call::release : call::hold;
        case 10 -> hangUp ? worker.side()::hangUp : Thread::yield;
        default -> hangUp ? () -> invited.getLast().side().hangUp() : Thread::yield;
      };
    }

    boolean everybodyIsGone() {
      return invited.stream().allMatch(who -> who.side().ended());
    }

    private Invitee invitee(PhoneNumber number) {
      return new Invitee(number, new OwnSide(media.open(SessionSettings.DEFAULT, side.media())));
    }

    /// Somebody who answers, or does not.
    private Thread ringing(Invitee who) {
      follow(who.side());
      int wait = random.nextInt(4);
      boolean answers = random.nextInt(4) > 0;
      return Thread.startVirtualThread(() -> {
        LockSupport.parkNanos(wait * 20_000L); // shifts what races
        inbox.accept(new News.Rings(who));
        who.ring(new Somebody(answers), () -> Optional.of(Reason.BUSY), () -> true, inbox);
      });
    }

    private void follow(OwnSide whose) {
      whose.watch(
          new SideWatch() {
            @Override
            public void left() {
              inbox.accept(new News.Left(whose));
            }

            @Override
            public void moved() {
              inbox.accept(new News.Moved(whose));
            }

            @Override
            public void held(boolean held) {
              inbox.accept(new News.Held(whose, held));
            }
          });
    }

    @Override
    public Found find(PhoneNumber number, boolean forCustomer) {
      var who = invitee(number);
      invited.add(who);
      return new Found.Somebody(who, () -> ringing(who));
    }

    @Override
    public Bridge bridge(OwnSide... parties) {
      return media.bridge(Stream.of(parties).map(OwnSide::media).toList());
    }

    @Override
    public void connected() {}

    @Override
    public void failed(RuntimeException fault) {
      throw new AssertionError(fault);
    }

    @Override
    public void over() {}

    @Override
    public CallId id() {
      return new CallId("race");
    }

    @Override
    public OwnSide side() {
      return side;
    }

    @Override
    public NameAddr name() {
      return NameAddr.of("", SipUri.of("customer", "127.0.0.1"));
    }

    @Override
    public void rings() {}

    @Override
    public boolean answer() {
      return true;
    }

    @Override
    public void leftAlone() {}

    @Override
    public void passedOn() {}
  }

  /// Takes the call or not.
  private record Somebody(boolean answers) implements Answerable {
    @Override
    public Connection connect(Counterpart other) {
      LockSupport.parkNanos(1_000); // lets others race
      return answers ? Connection.TALKING : Connection.GONE;
    }

    @Override
    public void reject(int status) {}

    @Override
    public void onGone(Runnable task) {}

    @Override
    public boolean is(Leg party) {
      return true;
    }
  }
}
