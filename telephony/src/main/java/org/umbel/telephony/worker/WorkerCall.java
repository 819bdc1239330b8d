package org.umbel.telephony.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceState;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.VoiceState.Steer;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.worker.Standing.End;

/// A worker's call with a thread of its own, on which everything happens that changes it: what the
/// parties do, what the worker asks for, and what followers are told. Others leave it news, and
/// wait for the answer where there is one. Any thread may call.
final class WorkerCall implements VoiceCall {
  private static final Steered GONE = new Steered.Refused("gone");

  private final CallId id;
  private final Standing standing;
  private final BlockingQueue<News> inbox = new LinkedBlockingQueue<>(); // each waits, or is a leg
  private final List<Consumer<VoiceState>> followers = new ArrayList<>(2); // the call's thread's
  private final CountDownLatch settled = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object pressing = new Object(); // who presses, presses alone
  private volatile VoiceState state;
  private volatile Optional<End> end = Optional.empty();
  private boolean over; // guarded by this

  /// @param standing how it stands, by the inbox for its news
  WorkerCall(CallId id, Function<Consumer<News>, Standing> standing) {
    this.id = id;
    this.standing = standing.apply(this::post);
    this.state = this.standing.state();
  }

  /// Begins to take news.
  void start() {
    Thread.ofVirtual().name("worker's call " + id).start(this::run);
  }

  private void run() {
    try {
      while (standing.end().isEmpty()) {
        take(inbox.take());
      }
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt(); // nobody else knows the thread
    } catch (RuntimeException fault) {
      standing.fail(fault);
      publish();
    } finally {
      close();
    }
  }

  private void take(News news) {
    switch (news) {
      case News.Asked(var steer, var target, var reply) -> standing.steer(steer, target, reply);
      case News.Followed(var follower) -> {
        if (told(follower)) {
          followers.add(follower);
        }
      }
      case News.Pressing(var reply) -> reply.add(standing.pressedFor());
      case News other -> standing.on(other);
    }
    publish();
  }

  /// The state first, so that who has a reply sees what the steer has done.
  private void publish() {
    var now = standing.state();
    if (!now.equals(state)) {
      state = now;
      followers.removeIf(follower -> !told(follower));
    }
    end = standing.end();
    standing.reply();
    if (now.phase() != Phase.RINGING) {
      settled.countDown();
    }
  }

  /// A follower's own failure must not end the call.
  private boolean told(Consumer<VoiceState> follower) {
    try {
      follower.accept(state);
      return true;
    } catch (RuntimeException theirs) {
      return false;
    }
  }

  /// Nobody is left waiting, or on the line.
  private void close() {
    List<News> late = new ArrayList<>();
    synchronized (this) {
      over = true;
      inbox.drainTo(late);
    }
    settled.countDown();
    ended.countDown();
    late.forEach(this::tooLate);
  }

  private void tooLate(News one) {
    switch (one) {
      case News.Asked(_, _, var reply) -> reply.add(GONE);
      case News.Pressing(var reply) -> reply.add(List.of());
      case News.Followed(var follower) -> follower.accept(state);
      case News.Taken(var who) -> who.hangUp();
      case News _ -> {}
    }
  }

  private void post(News one) {
    synchronized (this) {
      if (!over) {
        inbox.add(one);
        return;
      }
    }
    tooLate(one);
  }

  /// Waits until the worker has taken the call, or will not.
  ///
  /// @return empty when the customer has gone
  Optional<Brought> awaitBrought() throws InterruptedException {
    settled.await();
    return switch (end.orElse(End.LEFT_ALONE)) {
      case NOT_TAKEN -> Optional.of(new Brought.NotTaken(standing.reason()));
      case CUSTOMER_GONE -> Optional.empty();
      case LEFT_ALONE, CONVEYED -> Optional.of(new Brought.Talking(this));
    };
  }

  /// Ends it as if the customer had hung up.
  void giveUp(OwnSide customer) {
    post(new News.Left(customer));
  }

  @Override
  public boolean awaitEnd() {
    try {
      ended.await();
      return end.equals(Optional.of(End.LEFT_ALONE));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public CallId id() {
    return id;
  }

  @Override
  public VoiceState state() {
    return state;
  }

  @Override
  public void follow(Consumer<VoiceState> follower) {
    post(new News.Followed(follower));
  }

  @Override
  public Steered answer() {
    return asked(Steer.ANSWER);
  }

  @Override
  public Steered hold() {
    return asked(Steer.HOLD);
  }

  @Override
  public Steered retrieve() {
    return asked(Steer.RETRIEVE);
  }

  @Override
  public Steered transfer(PhoneNumber target) {
    return asked(Steer.TRANSFER, Optional.of(target));
  }

  @Override
  public Steered consult(PhoneNumber target) {
    return asked(Steer.CONSULT, Optional.of(target));
  }

  @Override
  public Steered endConsult() {
    return asked(Steer.END_CONSULT);
  }

  @Override
  public Steered completeTransfer() {
    return asked(Steer.COMPLETE_TRANSFER);
  }

  @Override
  public Steered conference() {
    return asked(Steer.CONFERENCE);
  }

  @Override
  public Steered release() {
    return asked(Steer.RELEASE);
  }

  private Steered asked(Steer steer) {
    return asked(steer, Optional.empty());
  }

  private Steered asked(Steer steer, Optional<PhoneNumber> target) {
    var reply = new ArrayBlockingQueue<Steered>(1);
    post(new News.Asked(steer, target, reply));
    return awaited(reply).orElse(GONE);
  }

  private static <T> Optional<T> awaited(BlockingQueue<T> reply) {
    try {
      return Optional.of(reply.take());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public Steered press(List<Key> keys) {
    var reply = new ArrayBlockingQueue<List<OwnSide>>(1);
    post(new News.Pressing(reply));
    var sides = awaited(reply).orElse(List.of());
    if (sides.isEmpty()) {
      return state.phase() == Phase.RELEASED ? GONE : new Steered.Refused("not-possible-now");
    }
    synchronized (pressing) {
      return sides.stream().allMatch(side -> side.presses(keys)) ? Steered.DONE : GONE;
    }
  }
}
