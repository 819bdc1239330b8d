package org.umbel.domain.interaction;

import java.nio.ShortBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.person.Extension;

/// Calls that come straight to a worker's number are shown and steered as well: those that a
/// routing engine brings after the worker has accepted, and all others (KW-6, KW-9).
public final class DirectCalls implements WorkerCalls {
  private static final String CALLER_KEY = "USER-ID";

  private final Workers workers;
  private final WorkerOptions options;
  private final Interactions interactions;
  private final Supplier<List<ShortBuffer>> music;

  public DirectCalls(
      Workers workers,
      WorkerOptions options,
      Interactions interactions,
      Supplier<List<ShortBuffer>> music) {
    this.workers = workers;
    this.options = options;
    this.interactions = interactions;
    this.music = music;
  }

  @Override
  public boolean watched(Extension person) {
    return workers
        .byPerson(person)
        .filter(worker -> worker.enabled() && worker.channels().contains(Channel.VOICE))
        .isPresent();
  }

  @Override
  public void begun(Arrived arrived, VoiceCall call) {
    workers
        .byPerson(arrived.worker())
        .map(Worker::id)
        .ifPresent(agent -> {
          var accepted = interactions.arrived(agent);
          interactions.begin(
              agent,
              accepted.orElseGet(() -> unannounced(agent, arrived)),
              call,
              accepted.isPresent());
        });
  }

  /// Nobody has told of it, unless it is a call that a worker here has handed over elsewhere.
  private Interaction unannounced(AgentId agent, Arrived arrived) {
    var known =
        arrived
            .header()
            .apply(ConnectionId.HEADER)
            .flatMap(ConnectionId::parse)
            .flatMap(interactions::of);
    if (known.isPresent()) {
      return known.get();
    }
    var pairs = new LinkedHashMap<String, String>();
    arrived.caller().number().ifPresent(number -> pairs.put(CALLER_KEY, number.digits()));
    return new Interaction(
        ConnectionId.random(),
        Channel.VOICE,
        arrived.caller().number(),
        Optional.of(arrived.dialled()),
        Optional.empty(),
        new HeaderData(options.of(agent).userData().headers())
            .addedTo(new UserData(pairs), arrived.header()));
  }

  @Override
  public List<ShortBuffer> music() {
    return music.get();
  }
}
