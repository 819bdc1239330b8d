package org.umbel.server;

import java.nio.ShortBuffer;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.WorkerCalls;
import org.umbel.domain.person.Extension;
import org.umbel.speech.WaitingMusic;

/// Shows knowledge workers the calls that come straight to their extensions, so that they can steer
/// those as well (KW-7).
///
/// @param workers who they are now
record WatchedWorkers(Workers workers, Interactions interactions) implements WorkerCalls {

  private Optional<Worker> worker(Extension person) {
    return workers
        .byPerson(person)
        .filter(Worker::enabled)
        .filter(worker -> worker.channels().contains(Channel.VOICE));
  }

  @Override
  public boolean watched(Extension person) {
    return worker(person).isPresent();
  }

  @Override
  public void begun(Arrived arrived, VoiceCall call) {
    var interaction =
        new Interaction(
            ConnectionId.random(),
            Channel.VOICE,
            arrived.caller().number(),
            Optional.of(arrived.dialled()),
            Optional.empty(),
            UserData.NONE);
    worker(arrived.worker())
        .ifPresent(worker -> interactions.begin(worker.id(), interaction, call, false));
  }

  @Override
  public List<ShortBuffer> music() {
    return List.of(WaitingMusic.whole());
  }
}
