package org.umbel.directory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.umbel.directory.connect.ConnectionSettings;
import org.umbel.directory.connect.Connections;
import org.umbel.directory.people.DirectoryPasswords;
import org.umbel.directory.people.DirectoryPeople;
import org.umbel.directory.people.PeopleSettings;
import org.umbel.directory.people.Refresher;
import org.umbel.directory.settings.AttributeForm;
import org.umbel.directory.settings.DirectorySettingsVault;
import org.umbel.directory.settings.SettingsSeal;
import org.umbel.directory.settings.WriteProbe;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.person.PasswordCheck;

/// The company's directory. Safe for all threads.
public final class Directory implements AutoCloseable {
  private final Connections connections;
  private final DirectoryPeople people;
  private final Refresher refresher;
  private final InstantSource clock;

  private Directory(ConnectionSettings connecting, PeopleSettings reading, InstantSource clock) {
    this.clock = clock;
    connections = new Connections(connecting, clock);
    people = new DirectoryPeople(reading.sites());
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

  /// Checks passwords by logging in as the person.
  public PasswordCheck passwords() {
    return new DirectoryPasswords(connections, people);
  }

  /// Keeps people's own settings in an attribute of their entries.
  public DirectorySettingsVault settings(AttributeForm form, SettingsSeal seal) {
    return new DirectorySettingsVault(connections, people, form, seal, clock);
  }

  /// Finds out whether that attribute can be written.
  public WriteProbe writing(AttributeForm form) {
    return new WriteProbe(connections, people, form);
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
