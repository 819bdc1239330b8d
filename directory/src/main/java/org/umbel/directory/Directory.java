package org.umbel.directory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.umbel.directory.connect.ConnectionSettings;
import org.umbel.directory.connect.Connections;
import org.umbel.directory.people.DirectoryPeople;
import org.umbel.directory.people.PeopleSettings;
import org.umbel.directory.people.Refresher;
import org.umbel.domain.health.Neighbour;

/// The company's directory. Safe for all threads.
public final class Directory implements AutoCloseable {
  private final Connections connections;
  private final DirectoryPeople people;
  private final Refresher refresher;

  private Directory(ConnectionSettings connecting, PeopleSettings reading, InstantSource clock) {
    connections = new Connections(connecting, clock);
    people = new DirectoryPeople(reading.numberPrefix());
    refresher = new Refresher(connections, reading, people, clock);
  }

  /// Begins to read the people and waits until they are there, but no longer than `patience`: a
  /// directory that is away keeps nobody from starting.
  public static Directory open(
      ConnectionSettings connecting,
      PeopleSettings reading,
      InstantSource clock,
      Duration patience) {
    var directory = new Directory(connecting, reading, clock);
    directory.refresher.start(patience);
    return directory;
  }

  public DirectoryPeople people() {
    return people;
  }

  /// How the directory is, in words.
  public List<Neighbour> neighbours() {
    return List.of(refresher);
  }

  @Override
  public void close() {
    refresher.close();
    connections.close();
  }
}
