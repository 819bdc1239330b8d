package org.umbel.flows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceState;
import org.umbel.domain.interaction.VoiceState.Phase;

/// A worker's call in memory: rings, talks when told so, and is released once.
final class WorkerTalk implements VoiceCall {
  private final CallId id;
  private final PhoneNumber phone;
  private final List<Consumer<VoiceState>> followers = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private Phase phase = Phase.RINGING; // guarded by this

  WorkerTalk(CallId id, PhoneNumber phone) {
    this.id = id;
    this.phone = phone;
  }

  /// Somebody answers the phone.
  void answered() {
    become(Phase.TALKING);
  }

  /// The worker is out of it.
  void released() {
    become(Phase.RELEASED);
    over.countDown();
  }

  private synchronized void become(Phase next) {
    if (phase != Phase.RELEASED) {
      phase = next;
      followers.forEach(follower -> follower.accept(state()));
    }
  }

  @Override
  public CallId id() {
    return id;
  }

  @Override
  public synchronized VoiceState state() {
    return new VoiceState(phase, phone, Optional.empty(), Set.of());
  }

  @Override
  public boolean awaitEnd() {
    try {
      over.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void follow(Consumer<VoiceState> follower) {
    followers.add(follower);
    follower.accept(state());
  }

  @Override
  public Steered answer() {
    return refused();
  }

  @Override
  public Steered hold() {
    return refused();
  }

  @Override
  public Steered retrieve() {
    return refused();
  }

  @Override
  public Steered transfer(PhoneNumber target) {
    return refused();
  }

  @Override
  public Steered consult(PhoneNumber target) {
    return refused();
  }

  @Override
  public Steered endConsult() {
    return refused();
  }

  @Override
  public Steered completeTransfer() {
    return refused();
  }

  @Override
  public Steered conference() {
    return refused();
  }

  @Override
  public Steered press(List<Key> keys) {
    return refused();
  }

  @Override
  public Steered release() {
    released();
    return Steered.DONE;
  }

  private static Steered refused() {
    return new Steered.Refused("not-possible-now");
  }
}
