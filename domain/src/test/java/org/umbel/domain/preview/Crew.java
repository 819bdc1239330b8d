package org.umbel.domain.preview;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.person.Extension;

/// Workers of one company for tests, who answer offers as they are told to, each on a thread of its
/// own.
public final class Crew implements Workers {
  public final Agents agents = new Agents(InstantSource.system());
  public final Previews previews =
      new Previews(agents, () -> Duration.ofSeconds(9), InstantSource.system());
  private final Map<AgentId, Worker> all;
  private final List<String> ends = new CopyOnWriteArrayList<>();

  /// @param names in the order of their extensions, from 4001 on; each is ready, in the group
  ///   `all`, and has the skill `english` 10 times the place
  public Crew(String... names) {
    var workers = new ArrayList<Worker>();
    for (var name : names) {
      var place = workers.size() + 1;
      workers.add(
          new Worker(
              new AgentId(name),
              new Extension("400" + place),
              Set.of(Channel.VOICE),
              true,
              Set.of("all"),
              Map.of("english", 10 * place)));
    }
    all = workers.stream().collect(toMap(Worker::id, worker -> worker));
    workers.forEach(worker -> ready(worker.id().value()));
    previews.follow(
        new OfferWatch() {
          @Override
          public void offered(Offer offer) {}

          @Override
          public void ended(Offer offer, OfferEnd end) {
            ends.add(offer.agent() + " " + end.word());
          }
        });
  }

  public void ready(String name) {
    agents.change(new AgentId(name), Set.of(Channel.VOICE), AgentState.READY, Cause.WORKER);
  }

  public void notReady(String name) {
    agents.change(new AgentId(name), Set.of(Channel.VOICE), AgentState.NOT_READY, Cause.WORKER);
  }

  /// What this worker does with each offer.
  public Crew does(String name, Consumer<Offer> answer) {
    previews.follow(
        new OfferWatch() {
          @Override
          public void offered(Offer offer) {
            if (offer.agent().value().equals(name)) {
              Thread.startVirtualThread(() -> answer.accept(offer));
            }
          }

          @Override
          public void ended(Offer offer, OfferEnd end) {}
        });
    return this;
  }

  public Crew accepts(String name) {
    return does(name, offer -> previews.accept(offer.id(), offer.agent(), Where.OWN_PLACE));
  }

  public Crew rejects(String name) {
    return does(name, offer -> previews.reject(offer.id(), offer.agent()));
  }

  /// Such as `anna Rejected`, in their order.
  public List<String> ends() {
    return List.copyOf(ends);
  }

  public static Interaction wish() {
    return wish(UserData.NONE);
  }

  public static Interaction wish(UserData data) {
    return new Interaction(
        ConnectionId.random(),
        Channel.VOICE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        data);
  }

  @Override
  public Optional<Worker> byId(AgentId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<Worker> byPerson(Extension person) {
    return all.values().stream().filter(one -> one.person().equals(person)).findFirst();
  }

  @Override
  public Collection<Worker> all() {
    return all.values();
  }
}
