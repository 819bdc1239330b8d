package org.umbel.domain.presence;

import java.util.Set;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.person.Extension;

/// Another system that knows people's presence and shows it to others: a presence server, a unified
/// communications product (PR-2).
///
/// It tells the [PresenceBook] it was made with, as [Source.Platform] of its name: [Basic#UNKNOWN]
/// for everybody it follows as long as it cannot tell, which it says at once when it starts and
/// after a loss. What [#show] has put there is no news: it never comes back as what the person says
/// there. Safe for all threads; nothing here waits.
public interface PresencePlatform extends Neighbour, AutoCloseable {

  /// From now on follows these people and nobody else; withdraws what it has said of others.
  void follow(Set<Extension> people);

  /// Whether the person is known there, so that it makes sense to show something.
  boolean serves(Extension person);

  /// Shows a status and note of a person there beside what the person shows, until it is replaced
  /// or taken back. The newest one wins; a system that cannot be reached is told as soon as it can.
  void show(Extension person, Presence status);

  /// Takes back what was shown, so that the person's own status is seen again.
  void takeBack(Extension person);

  /// Takes back all that was shown, and ends. Waits a few seconds at most.
  @Override
  void close();
}
