package org.umbel.domain.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.engine.EngineAnswer.Why;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.Previews;
import org.umbel.domain.preview.Round;
import org.umbel.domain.preview.Where;

/// Offers interactions for routing engines outside, by the same entrance as our own strategies. At
/// most [#MOST] at once; more are refused. Safe for all threads.
public final class EngineDesk {
  static final int MOST = 1_000;

  private final Previews previews;
  private final Workers workers;
  private final WorkerOptions options;
  private final Interactions interactions;
  private final Map<ConnectionId, Pending> open = new HashMap<>(); // guarded by this

  public EngineDesk(
      Previews previews, Workers workers, WorkerOptions options, Interactions interactions) {
    this.previews = previews;
    this.workers = workers;
    this.options = options;
    this.interactions = interactions;
  }

  /// Offers and waits until somebody has accepted, or nobody will: for `preview-expiration-timeout`
  /// at most. Whoever has accepted is kept for `preview-itx-arrival-timeout`, within which the
  /// engine brings the interaction.
  public EngineAnswer offer(EngineRequest request) throws InterruptedException {
    var id = request.interaction().id();
    var pending = new Pending();
    var refused = enter(id, pending);
    if (refused.isPresent()) {
      return new EngineAnswer.Refused(refused.get());
    }
    try {
      return offered(request, pending);
    } finally {
      leave(id, pending);
    }
  }

  /// What is being offered, or is about to be.
  private static final class Pending {
    private Optional<Round> round = Optional.empty(); // guarded by this
    private boolean cancelled; // guarded by this

    void begun(Round now) {
      boolean late;
      synchronized (this) {
        round = Optional.of(now);
        late = cancelled;
      }
      if (late) {
        now.cancel();
      }
    }

    void cancel() {
      Optional<Round> now;
      synchronized (this) {
        cancelled = true;
        now = round;
      }
      now.ifPresent(Round::cancel);
    }
  }

  private synchronized Optional<Why> enter(ConnectionId id, Pending pending) {
    if (open.containsKey(id)) {
      return Optional.of(Why.OFFERED_ALREADY);
    }
    if (open.size() >= MOST) {
      return Optional.of(Why.TOO_MANY);
    }
    open.put(id, pending);
    return Optional.empty();
  }

  private synchronized void leave(ConnectionId id, Pending pending) {
    open.remove(id, pending);
  }

  private EngineAnswer offered(EngineRequest request, Pending pending) throws InterruptedException {
    var targets = new LinkedHashSet<AgentId>();
    request.targets().forEach(name -> worker(name, request.interaction()).ifPresent(targets::add));
    var time = options.system().previews().expiration();
    try (var round = previews.offer(request.interaction(), targets, time)) {
      pending.begun(round);
      return switch (round.await()) {
        case Round.Outcome.Accepted accepted -> accepted(request, accepted);
        case Round.Outcome.NotAccepted(var ends) ->
            new EngineAnswer.NotAccepted(results(request, ends));
      };
    }
  }

  private Optional<AgentId> worker(String name, Interaction interaction) {
    return AgentId.parse(name)
        .flatMap(workers::byId)
        .filter(worker -> worker.enabled() && worker.channels().contains(interaction.channel()))
        .map(Worker::id);
  }

  private EngineAnswer accepted(EngineRequest request, Round.Outcome.Accepted accepted) {
    var agent = accepted.offer().agent();
    interactions.expect(agent, request.interaction(), options.of(agent).previews().arrival());
    return new EngineAnswer.Accepted(
        agent, place(agent, accepted.where()), results(request, accepted.ends()));
  }

  private PhoneNumber place(AgentId agent, Where where) {
    return switch (where) {
      case Where.Elsewhere(var number) -> number;
      case Where.OwnPlace _ -> workers.byId(agent).orElseThrow().person().number();
    };
  }

  private static Map<String, String> results(EngineRequest request, Map<AgentId, OfferEnd> ends) {
    var results = new LinkedHashMap<String, String>();
    for (var name : request.targets()) {
      results.put(
          name,
          AgentId.parse(name).map(ends::get).map(OfferEnd::word).orElse(EngineAnswer.UNAVAILABLE));
    }
    return results;
  }

  /// Takes back what is offered: the customer has given up.
  ///
  /// @return false when nothing of this connection id is offered
  public boolean cancel(ConnectionId id) {
    var pending = find(id);
    pending.ifPresent(Pending::cancel);
    return pending.isPresent();
  }

  private synchronized Optional<Pending> find(ConnectionId id) {
    return Optional.ofNullable(open.get(id));
  }

  /// The connection ids of what is being offered.
  public synchronized List<ConnectionId> open() {
    return List.copyOf(open.keySet());
  }
}
