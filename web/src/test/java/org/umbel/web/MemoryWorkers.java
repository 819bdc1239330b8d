package org.umbel.web;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.chat.Chats;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.Freed;
import org.umbel.domain.contact.Search;
import org.umbel.domain.contact.ShownStatistic;
import org.umbel.domain.contact.Statistic;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceState;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.preview.Previews;
import org.umbel.web.worker.StateBook;
import org.umbel.web.worker.WorkerServices;

/// Anna and Ben as knowledge workers, with offers and chats as in earnest, and calls that only say
/// what was asked of them.
final class MemoryWorkers implements Workers, WorkerOptions {
  static final AgentId ANNA = new AgentId("anna");
  static final AgentId BEN = new AgentId("ben");
  static final PhoneNumber SUPPORT = new PhoneNumber("8000");

  final Agents agents = new Agents(InstantSource.system());
  final Previews previews =
      new Previews(agents, () -> Duration.ofSeconds(9), InstantSource.system());
  final Freed freed = new Freed();
  final Chats chats =
      new Chats(
          new Search.House(
              agents, this, previews, freed, () -> Duration.ofSeconds(15), InstantSource.system()),
          MemoryWorkers::points);
  final Interactions calls = new Interactions(this, InstantSource.system());
  final PresenceBook presence = new PresenceBook(InstantSource.system());
  final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Worker> all = List.of(worker(ANNA, "4000"), worker(BEN, "4001"));
  volatile OptionSet options = OptionSet.STANDARD;

  WorkerServices services(People people, InstantSource clock) {
    return new WorkerServices(
        people,
        this,
        this,
        agents,
        previews,
        chats,
        new States(),
        calls,
        MemoryWorkers::points,
        new ContactFigures(agents, this, InstantSource.system(), ZoneOffset.UTC),
        presence,
        InstantSource.system());
  }

  private static List<ContactPoint> points() {
    var everybody = new Step(Manner.BROADCAST, Candidates.EVERYBODY, Duration.ZERO);
    return List.of(
        new ContactPoint(
            SUPPORT,
            "Support",
            true,
            true,
            List.of(new ShownStatistic("Waiting: %s", Statistic.WAITING_CALLS)),
            ContactPoint.Welcome.STANDARD,
            new Strategy(List.of(everybody), Duration.ZERO),
            Optional.empty(),
            Set.of()));
  }

  private static Worker worker(AgentId id, String extension) {
    return new Worker(
        id,
        new Extension(extension),
        Set.of(Channel.VOICE, Channel.CHAT),
        true,
        Set.of(),
        Map.of());
  }

  void ready(AgentId... ids) {
    for (var id : ids) {
      agents.change(id, Set.of(Channel.VOICE, Channel.CHAT), AgentState.READY, Cause.WORKER);
    }
  }

  static Interaction customer(UserData data) {
    return new Interaction(
        new ConnectionId("0a1b2c3d"),
        Channel.VOICE,
        Optional.of(new PhoneNumber("+4930555111")),
        Optional.of(SUPPORT),
        Optional.empty(),
        data);
  }

  /// Anna has a call from now on.
  Line calls(VoiceState.Phase phase, VoiceState.Steer... possible) {
    var line = new Line(state(phase, possible));
    calls.begin(ANNA, customer(UserData.NONE), line, true);
    return line;
  }

  private static VoiceState state(VoiceState.Phase phase, VoiceState.Steer... possible) {
    return new VoiceState(phase, new PhoneNumber("4000"), Optional.empty(), Set.of(possible));
  }

  @Override
  public Optional<Worker> byId(AgentId id) {
    return all.stream().filter(worker -> worker.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Worker> byPerson(Extension person) {
    return all.stream().filter(worker -> worker.person().equals(person)).findFirst();
  }

  @Override
  public Collection<Worker> all() {
    return all;
  }

  @Override
  public OptionSet system() {
    return options;
  }

  @Override
  public OptionSet of(AgentId agent) {
    return options;
  }

  private final class States implements StateBook {
    private static final Look READY =
        new Look("ready", Map.of("", "Ready"), Map.of("", "Set ready"), "/worker/ready.svg", "");
    private static final Look AWAY =
        new Look("away", Map.of("", "Away"), Map.of("", "Set away"), "/worker/dnd.svg", "");

    @Override
    public List<Look> menu(AgentId worker) {
      return List.of(READY, AWAY);
    }

    @Override
    public Look shown(AgentId worker) {
      return shown(worker, Channel.VOICE);
    }

    @Override
    public Look shown(AgentId worker, Channel channel) {
      return agents.state(worker, channel) instanceof AgentState.Ready ? READY : AWAY;
    }

    @Override
    public void follow(Consumer<AgentId> follower) {}

    @Override
    public boolean set(AgentId worker, String id, Cause cause) {
      var to = id.equals("ready") ? AgentState.READY : AgentState.NOT_READY;
      agents.change(worker, Set.of(Channel.VOICE, Channel.CHAT), to, cause);
      return id.equals("ready") || id.equals("away");
    }

    @Override
    public void screenOpened(AgentId worker) {
      asked.add("opened " + worker);
    }

    @Override
    public void screenClosed(AgentId worker) {
      asked.add("closed " + worker);
    }

    @Override
    public boolean redirect(AgentId worker, Optional<PhoneNumber> number, boolean enabled) {
      asked.add("redirect " + number.map(PhoneNumber::digits).orElse("none") + " " + enabled);
      return options.redirect().maySet();
    }
  }

  /// Notes what it is asked for.
  final class Line implements VoiceCall {
    private final List<Consumer<VoiceState>> followers = new CopyOnWriteArrayList<>();
    private volatile VoiceState state;

    /// What happens to it.
    void becomes(VoiceState.Phase phase, VoiceState.Steer... possible) {
      state = MemoryWorkers.state(phase, possible);
      followers.forEach(follower -> follower.accept(state));
    }

    private Line(VoiceState state) {
      this.state = state;
    }

    private Steered asked(String what) {
      asked.add(what);
      return what.equals("retrieve") ? new Steered.Refused("not-possible-now") : Steered.DONE;
    }

    @Override
    public CallId id() {
      return new CallId("c1");
    }

    @Override
    public VoiceState state() {
      return state;
    }

    @Override
    public void follow(Consumer<VoiceState> follower) {
      followers.add(follower);
      follower.accept(state);
    }

    @Override
    public boolean awaitEnd() {
      return false;
    }

    @Override
    public Steered answer() {
      return asked("answer");
    }

    @Override
    public Steered hold() {
      return asked("hold");
    }

    @Override
    public Steered retrieve() {
      return asked("retrieve");
    }

    @Override
    public Steered transfer(PhoneNumber target) {
      return asked("transfer " + target);
    }

    @Override
    public Steered consult(PhoneNumber target) {
      return asked("consult " + target);
    }

    @Override
    public Steered endConsult() {
      return asked("end-consult");
    }

    @Override
    public Steered completeTransfer() {
      return asked("complete-transfer");
    }

    @Override
    public Steered conference() {
      return asked("conference");
    }

    @Override
    public Steered press(List<Key> keys) {
      return asked("keys " + keys);
    }

    @Override
    public Steered release() {
      return asked("release");
    }
  }
}
