package org.umbel.domain.interaction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.call.CallId;
import org.umbel.domain.interaction.VoiceState.Phase;

/// The calls of customers that workers take part in, as their screens show them (KW-7). One that
/// has ended stays for `itx-window-close-timeout`. Safe for all threads; does not wait.
public final class Interactions {
  /// Ended ones of one worker that are kept at most; the oldest is forgotten then.
  private static final int MOST_ENDED = 20;

  private final WorkerOptions options;
  private final InstantSource clock;
  private final Map<EngagementId, Engagement> all = new HashMap<>(); // guarded by this
  private final Map<AgentId, Expected> expected = new HashMap<>(); // guarded by this
  private final List<Consumer<Engagement>> followers = new CopyOnWriteArrayList<>();

  private final List<Consumer<Engagement>> noteFollowers = new CopyOnWriteArrayList<>();

  private record Expected(Interaction interaction, Instant until) {}

  public Interactions(WorkerOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /// Tells of each change of each engagement, the first when it begins, on the thread that causes
  /// it and outside all locks; the follower must not wait. When the window of an ended one closes
  /// nobody is told.
  public void follow(Consumer<Engagement> follower) {
    followers.add(follower);
  }

  /// Tells of each engagement whose worker has written something else down, in the same way.
  public void followNotes(Consumer<Engagement> follower) {
    noteFollowers.add(follower);
  }

  /// A worker takes part in a call from now on, until it is released.
  ///
  /// @param offered whether the worker has accepted it before
  public EngagementId begin(
      AgentId agent, Interaction interaction, VoiceCall call, boolean offered) {
    var begun =
        new Engagement(
            EngagementId.random(),
            agent,
            interaction,
            call,
            call.state(),
            offered,
            clock.instant(),
            Optional.empty());
    synchronized (this) {
      all.put(begun.id(), begun);
    }
    tell(begun);
    call.follow(state -> changed(begun.id(), state));
    return begun.id();
  }

  /// An agent has accepted what somebody else brings to the agent's number soon.
  ///
  /// @param within which time it has to arrive
  public synchronized void expect(AgentId agent, Interaction interaction, Duration within) {
    expected.put(agent, new Expected(interaction, clock.instant().plus(within)));
  }

  /// What this agent has accepted and is expected to arrive now; it is expected no more then.
  public synchronized Optional<Interaction> arrived(AgentId agent) {
    return Optional.ofNullable(expected.remove(agent))
        .filter(one -> clock.instant().isBefore(one.until()))
        .map(Expected::interaction);
  }

  private void changed(EngagementId id, VoiceState state) {
    Optional<Engagement> after;
    synchronized (this) {
      after =
          Optional.ofNullable(all.get(id))
              .filter(before -> !before.ended() && !before.state().equals(state))
              .map(before -> with(before, state));
      after.ifPresent(one -> all.put(id, one));
      after.filter(Engagement::ended).ifPresent(one -> sweep(one.agent()));
    }
    after.ifPresent(this::tell);
  }

  private Engagement with(Engagement before, VoiceState state) {
    var until =
        state.phase() == Phase.RELEASED
            ? Optional.of(clock.instant().plus(options.of(before.agent()).previews().windowClose()))
            : Optional.<Instant>empty();
    return new Engagement(
        before.id(),
        before.agent(),
        before.interaction(),
        before.call(),
        state,
        before.offered(),
        before.since(),
        until);
  }

  private synchronized void sweep(AgentId agent) {
    var now = clock.instant();
    all.values().removeIf(one -> one.until().filter(until -> !now.isBefore(until)).isPresent());
    var ended =
        new ArrayList<>(
            all.values().stream()
                .filter(one -> one.agent().equals(agent) && one.ended())
                .sorted(Comparator.comparing(Engagement::since))
                .toList());
    while (ended.size() > MOST_ENDED) {
      all.remove(ended.removeFirst().id());
    }
  }

  /// What the screen of a worker shows now, the oldest first.
  public List<Engagement> of(AgentId agent) {
    return shown().filter(one -> one.agent().equals(agent)).toList();
  }

  /// The same of everybody.
  public List<Engagement> all() {
    return shown().toList();
  }

  /// @return empty when it is gone, or another worker's
  public Optional<Engagement> find(EngagementId id, AgentId agent) {
    return shown().filter(one -> one.id().equals(id) && one.agent().equals(agent)).findFirst();
  }

  /// What is known of the customer of a call that a worker has, or had a moment ago: for whoever
  /// serves the customer next (KW-8).
  public Optional<Interaction> of(CallId call) {
    return latest(one -> one.call().id().equals(call));
  }

  /// The same by what other systems know it by.
  public Optional<Interaction> of(ConnectionId connection) {
    return latest(one -> one.interaction().id().equals(connection));
  }

  /// What is known of the customer whom a worker serves just now.
  public Optional<Interaction> servedBy(AgentId agent) {
    return latest(
        one -> one.agent().equals(agent) && !one.ended() && one.state().phase() != Phase.RINGING);
  }

  private Optional<Interaction> latest(Predicate<Engagement> wanted) {
    return shown().filter(wanted).reduce((_, later) -> later).map(Engagement::interaction);
  }

  private Stream<Engagement> shown() {
    List<Engagement> now;
    synchronized (this) {
      now = List.copyOf(all.values());
    }
    var instant = clock.instant();
    return now.stream()
        .filter(one -> one.until().filter(until -> !instant.isBefore(until)).isEmpty())
        .sorted(Comparator.comparing(Engagement::since));
  }

  /// Keeps what the worker writes down, under the configured key of the user data.
  ///
  /// @return false when the engagement is gone, another worker's, or there is no room for it
  public boolean note(EngagementId id, AgentId agent, String text) {
    var key = options.of(agent).userData().notes().key();
    return text.length() <= UserData.LONGEST_VALUE && put(id, agent, key, text);
  }

  private boolean put(EngagementId id, AgentId agent, String key, String value) {
    Engagement after;
    synchronized (this) {
      var before = all.get(id);
      if (before == null || !before.agent().equals(agent)) {
        return false;
      }
      var data = before.interaction().data();
      if (data.value(key).filter(value::equals).isPresent()) {
        return true;
      }
      if (data.value(key).isEmpty() && data.pairs().size() >= UserData.MOST) {
        return false;
      }
      after =
          new Engagement(
              before.id(),
              before.agent(),
              before.interaction().with(data.with(key, value)),
              before.call(),
              before.state(),
              before.offered(),
              before.since(),
              before.until());
      all.put(id, after);
    }
    tell(after);
    noteFollowers.forEach(follower -> follower.accept(after));
    return true;
  }

  private void tell(Engagement now) {
    followers.forEach(follower -> follower.accept(now));
  }
}
