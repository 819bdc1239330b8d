package org.umbel.server.work;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.duty.Duties;
import org.umbel.domain.agent.duty.Surroundings;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresencePlatform;
import org.umbel.domain.preview.Previews;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.DirectorySettings;
import org.umbel.server.people.Personnel;
import org.umbel.server.premises.Premises;
import org.umbel.store.duty.FileDutyVault;
import org.umbel.store.person.FileRedirectVault;

/// Everything for knowledge workers, wired: who they are, what they are ready for, what they are
/// offered.
///
/// @param book those of the configuration and of the directory
/// @param directory where there are workers in it
/// @param vault where it is kept what workers are in
/// @param duties through which agent states are changed
/// @param states the document of agent states
public record KnowledgeWork(
    WorkerBook book,
    Optional<DirectoryWorkers> directory,
    FileDutyVault vault,
    PresenceBook presence,
    Agents agents,
    Duties duties,
    StatesDocument states,
    Previews previews,
    Premises premises) {

  /// @param presence what is known of people
  /// @param platforms where else it is shown that somebody is on a call
  public static KnowledgeWork open(
      Premises premises,
      Personnel personnel,
      PresenceBook presence,
      List<PresencePlatform> platforms) {
    var clock = premises.clock();
    var directory = directory(premises.configuration(), personnel);
    var book =
        new WorkerBook(
            premises.configuration(),
            new FileRedirectVault(premises.data("redirects")),
            () -> DirectoryWorkers.of(directory),
            person -> platforms.stream().anyMatch(platform -> platform.serves(person)));
    var states = premises.opened().add(new StatesDocument());
    states.read(book.system().statesLocation());
    var agents = new Agents(clock, channel -> book.system().atOnce(channel));
    var duties =
        new Duties(
            new Surroundings(
                agents,
                book,
                book,
                states::states,
                presence,
                new DutyBoard(presence, platforms),
                clock));
    var previews = new Previews(agents, () -> book.system().previews().arrival(), clock);
    var vault = premises.opened().add(FileDutyVault.open(premises.data("duties"), clock));
    duties.keptBy(vault);
    presence.follow(duties::heard);
    previews.follow(new AutomaticStates(duties));
    return new KnowledgeWork(
        book, directory, vault, presence, agents, duties, states, previews, premises);
  }

  private static Optional<DirectoryWorkers> directory(
      Configuration configuration, Personnel personnel) {
    return configuration
        .directory()
        .flatMap(DirectorySettings::workers)
        .flatMap(_ -> personnel.directory())
        .map(company -> new DirectoryWorkers(company.people()));
  }

  /// Lets workers take part, when everybody follows who wants to know of it.
  public void begin() {
    directory.ifPresent(company -> company.follow(this::directoryHasChanged));
    directoryHasChanged();
    premises.opened().add(DutyRounds.start(duties));
  }

  private void directoryHasChanged() {
    book.readFurther();
    duties.enlist();
  }

  /// Who is a worker.
  public Workers workers() {
    return book;
  }

  /// What is set for workers.
  public WorkerOptions options() {
    return book;
  }

  public List<Neighbour> neighbours() {
    return Stream.<Neighbour>concat(Stream.of(states, vault), directory.stream()).toList();
  }

  /// Puts the workers of another configuration, and what is set for them, in force.
  public void put(Configuration wanted) {
    book.put(wanted);
    states.read(book.system().statesLocation());
    duties.enlist();
  }
}
