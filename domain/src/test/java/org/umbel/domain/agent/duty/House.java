package org.umbel.domain.agent.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Serving;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.CallPush;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.PauseOptions;
import org.umbel.domain.agent.options.PresenceMapping;
import org.umbel.domain.agent.options.RegistrationOptions;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.agent.state.States;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.Source;

/// Some workers with a clock, presence and options of their own.
final class House implements Workers, WorkerOptions, InstantSource {
  static final AgentId ANNA = new AgentId("anna");
  static final Extension ANNAS = new Extension("4000");
  static final Source PLATFORM = new Source.Platform("elsewhere");

  private Instant now = Instant.parse("2026-05-04T12:00:00Z");
  private final Map<AgentId, Worker> workers = new HashMap<>();
  private OptionSet options = OptionSet.STANDARD;
  States states = States.BUILT_IN;
  final List<String> told = new ArrayList<>();
  final PresenceBook presence = new PresenceBook(this);
  final Agents agents = new Agents(this);
  final Duties duties =
      new Duties(
          new Surroundings(agents, this, this, () -> states, presence, new Board(presence), this));

  /// Anna is a worker at these channels.
  House(Channel... channels) {
    hire(Set.of(channels), true);
    presence.follow(duties::heard);
    duties.follow(agent -> told.add(duties.shown(agent).id()));
  }

  void hire(Set<Channel> channels, boolean enabled) {
    workers.put(ANNA, new Worker(ANNA, ANNAS, channels, enabled, Set.of(), Map.of()));
  }

  void dismiss() {
    workers.clear();
  }

  /// Duty is a source of our own presence.
  private record Board(PresenceBook presence) implements StatusBoard {
    @Override
    public void show(Extension person, Presence status) {
      presence.say(person, Source.DUTY, status);
    }

    @Override
    public void takeBack(Extension person) {
      presence.withdraw(person, Source.DUTY);
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
    duties.tick();
  }

  /// The person's presence elsewhere.
  void says(Activity... activities) {
    presence.say(ANNAS, PLATFORM, Presence.open(now, activities));
  }

  void says(Presence said) {
    presence.say(ANNAS, PLATFORM, said);
  }

  void phoneIsTaken() {
    presence.say(ANNAS, Source.LINE, Presence.open(now, Activity.ON_THE_PHONE));
  }

  void phoneIsFree() {
    presence.withdraw(ANNAS, Source.LINE);
  }

  /// Accepts an offer and talks.
  Serving call() {
    var lease = agents.reserve(ANNA, Channel.VOICE, Duration.ofSeconds(20)).orElseThrow();
    phoneIsTaken();
    return duties.serve(lease);
  }

  void hangUp(Serving call) {
    phoneIsFree();
    call.close();
  }

  AgentState voice() {
    return agents.state(ANNA, Channel.VOICE);
  }

  String shown() {
    return duties.shown(ANNA).id();
  }

  Optional<Presence> duty() {
    return Optional.ofNullable(presence.sources(ANNAS).get(Source.DUTY));
  }

  House with(PresenceMapping mapping) {
    return with(mapping, options.onCall(), options.wrapUp(), options.legalGuard(), false);
  }

  House with(CallPush push) {
    return with(options.mapping(), push, options.wrapUp(), options.legalGuard(), false);
  }

  House with(Duration wrapUp, Duration legalGuard) {
    return with(
        options.mapping(),
        options.onCall(),
        new PauseOptions(wrapUp, options.wrapUp().status(), options.wrapUp().note()),
        new PauseOptions(legalGuard, options.legalGuard().status(), options.legalGuard().note()),
        false);
  }

  House automatic() {
    return with(options.mapping(), options.onCall(), options.wrapUp(), options.legalGuard(), true);
  }

  private House with(
      PresenceMapping mapping,
      CallPush push,
      PauseOptions wrapUp,
      PauseOptions legalGuard,
      boolean automatic) {
    options =
        new OptionSet(
            options.previews(),
            options.windows(),
            options.userData(),
            options.reports(),
            new RegistrationOptions(automatic, options.registration().afterLastScreen()),
            mapping,
            push,
            wrapUp,
            legalGuard,
            options.redirect(),
            options.statesLocation(),
            options.defaultRoute(),
            options.chatsAtOnce());
    return this;
  }

  @Override
  public Optional<Worker> byId(AgentId id) {
    return Optional.ofNullable(workers.get(id));
  }

  @Override
  public Optional<Worker> byPerson(Extension person) {
    return workers.values().stream().filter(one -> one.person().equals(person)).findFirst();
  }

  @Override
  public Collection<Worker> all() {
    return workers.values();
  }

  @Override
  public OptionSet system() {
    return options;
  }

  @Override
  public OptionSet of(AgentId agent) {
    return options;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
