package org.umbel.domain.agent.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Lease;
import org.umbel.domain.agent.Serving;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.agent.state.StateDefinition;
import org.umbel.domain.agent.state.States;
import org.umbel.domain.presence.PresenceChange;

/// What changes the states of workers. Everybody who wants to change one comes here; only what
/// becomes of that is in `Agents`.
///
/// * Presence becomes an agent state when it changes (PR-1), not while the worker does not want to
///   be disturbed (PR-8), and never when it is unknown. The newest wins: presence replaces what was
///   chosen, and what is chosen holds until presence changes.
/// * A private call keeps a worker from being ready for voice as long as it lasts.
/// * Whoever refuses an offer is left alone for a time (KW-5); after a call may come work on it and
///   a prescribed pause (PR-7). Each ends early when the state changes in any other way.
///
/// Safe for all threads; waits for nobody. Times pass only in [#tick].
public final class Duties {
  private final Surroundings around;
  private final Map<AgentId, Duty> duties = new ConcurrentHashMap<>();
  private final List<Consumer<AgentId>> followers = new CopyOnWriteArrayList<>();
  private final Map<AgentId, DutyMemory> recalled = new ConcurrentHashMap<>(); // not back yet
  private volatile DutyVault vault = DutyVault.NONE;
  private volatile Instant ended = Instant.MIN;

  public Duties(Surroundings around) {
    this.around = around;
  }

  /// What became of a wish for a state.
  public enum Choice {
    DONE,
    /// No state has this id, or it is one that cannot be asked for.
    NO_SUCH_STATE,
    NO_SUCH_WORKER
  }

  /// Tells whenever what [#shown] says of somebody may have changed, on the thread that changes it
  /// and outside all locks; must not wait for long.
  public void follow(Consumer<AgentId> follower) {
    followers.add(follower);
  }

  // who takes part

  /// Goes on with what was kept when the server ended, and keeps what changes from now on. Once,
  /// and before [#enlist], which is when the workers are there again.
  public void keptBy(DutyVault keeper) {
    var before = keeper.recall();
    recalled.putAll(before.duties());
    ended = before.ended();
    vault = keeper;
  }

  /// To be told at start and when the configuration has changed: with `user-auto-registration`
  /// everybody takes part who is enabled, and whoever is not, or is no worker any more, is logged
  /// out. Who is on the phone takes part afterwards (PR-9).
  public void enlist() {
    var automatic = around.options().system().registration().automatic();
    around.workers().all().stream().map(Worker::id).forEach(this::resume);
    duties.forEach((agent, duty) -> changing(agent, () -> duty.enlist(automatic)));
    duties.keySet().removeIf(agent -> around.workers().byId(agent).isEmpty());
  }

  private void resume(AgentId agent) {
    var duty = duty(agent);
    Optional.ofNullable(recalled.remove(agent))
        .filter(_ -> find(agent).isPresent())
        .ifPresent(was -> changing(agent, () -> duty.resume(was, ended)));
  }

  /// The worker has opened one more screen, and takes part unless logged out by hand.
  public void screenOpened(AgentId agent) {
    find(agent).ifPresent(duty -> changing(agent, duty::screenOpened));
  }

  /// One screen was closed, or its connection is lost: as many as were opened. After the last one
  /// the worker takes part for `user-unregister-timeout`, unless everybody does without a screen.
  public void screenClosed(AgentId agent) {
    find(agent).ifPresent(duty -> changing(agent, duty::screenClosed));
  }

  /// The worker logs in at a screen, also after having logged out by hand.
  public void login(AgentId agent) {
    find(agent).ifPresent(duty -> changing(agent, duty::register));
  }

  public boolean registered(AgentId agent) {
    return find(agent).map(Duty::registered).orElse(false);
  }

  // what somebody asks for

  /// Puts a worker into a state of [States], at all channels (CS-3). Choosing "do not disturb"
  /// keeps presence from changing the state; choosing to be ready after that brings presence back.
  ///
  /// @param cause whether the worker or somebody else wants it
  public Choice choose(AgentId agent, String stateId, Cause cause) {
    var duty = find(agent);
    if (duty.isEmpty()) {
      return Choice.NO_SUCH_WORKER;
    }
    var state = states().find(stateId);
    var done = state.isPresent() && changing(agent, () -> duty.get().choose(state.get(), cause));
    return done ? Choice.DONE : Choice.NO_SUCH_STATE;
  }

  /// The same with an agent state that need not be one of [States].
  public Choice set(AgentId agent, AgentState state, Cause cause) {
    var duty = find(agent);
    duty.ifPresent(found -> changing(agent, () -> found.set(state, cause)));
    return duty.isPresent() ? Choice.DONE : Choice.NO_SUCH_WORKER;
  }

  /// The states there are.
  public States states() {
    return around.states().get();
  }

  /// What a worker is in, all channels together (CS-3).
  public StateDefinition shown(AgentId agent) {
    return find(agent).map(Duty::shown).orElseGet(() -> states().combined(List.of()));
  }

  /// What a worker is in at one channel.
  public StateDefinition shown(AgentId agent, Channel channel) {
    return states().of(around.agents().state(agent, channel));
  }

  // what happens to workers

  /// For [org.umbel.domain.presence.PresenceBook#follow].
  public void heard(PresenceChange change) {
    around
        .workers()
        .byPerson(change.person())
        .filter(Worker::enabled)
        .ifPresent(worker -> changing(worker.id(), () -> duty(worker.id()).presence(change)));
  }

  /// An offer has ended so, or was accepted at another phone.
  public void automatic(AgentId agent, AutoEvent event) {
    find(agent).ifPresent(duty -> changing(agent, () -> duty.automatic(event)));
  }

  /// The worker serves whom the lease was for, until the engagement is closed. A call shows as
  /// presence where that is set (PR-6), and has its aftermath.
  public Serving serve(Lease lease) {
    return serving(around.agents().engage(lease));
  }

  /// The same for somebody who was not offered: a customer passed on, a call from worker to worker.
  public Serving serve(AgentId agent, Channel channel) {
    return serving(around.agents().engage(agent, channel));
  }

  private Serving serving(Serving engagement) {
    var duty = find(engagement.agent()).filter(_ -> engagement.channel() == Channel.VOICE);
    duty.ifPresent(found -> changing(engagement.agent(), found::callBegan));
    return new DutyServing(
        engagement, () -> duty.ifPresent(found -> changing(engagement.agent(), found::callEnded)));
  }

  /// Ends what is over by now. To be called a few times each second.
  public void tick() {
    duties.forEach((agent, duty) -> {
      if (duty.waits()) {
        changing(agent, duty::tick);
      }
    });
  }

  private Optional<Duty> find(AgentId agent) {
    return around.workers().byId(agent).filter(Worker::enabled).map(worker -> duty(worker.id()));
  }

  private Duty duty(AgentId agent) {
    return duties.computeIfAbsent(agent, id -> new Duty(id, around));
  }

  private void changing(AgentId agent, Runnable change) {
    changing(
        agent,
        () -> {
          change.run();
          return true;
        });
  }

  private boolean changing(AgentId agent, BooleanSupplier change) {
    var duty = duty(agent);
    var before = duty.shown();
    var done = change.getAsBoolean();
    duty.keep(vault);
    if (!duty.shown().equals(before)) {
      followers.forEach(follower -> follower.accept(agent));
    }
    return done;
  }
}
