package org.umbel.telephony.presence.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.lamp.Rounds;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Presence;
import org.umbel.sip.SipException;
import org.umbel.sip.event.Publisher;
import org.umbel.sip.message.Method;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.telephony.presence.Documents;

/// What we show of people at another server: one publication each, the newest status wins. Each
/// person's is told on a virtual thread of its own. Safe for all threads.
final class ShownStatus implements AutoCloseable {
  /// By which our own words are known when they come back.
  static final String TUPLE = "umbel-shown";

  private static final Duration PAUSE = Duration.ofSeconds(10); // until it is tried again
  private static final Duration PATIENCE = Duration.ofSeconds(3); // for the last words

  private final ServerWay way;
  private final Map<Extension, Presence> wanted = new ConcurrentHashMap<>();
  private final Map<Extension, Presence> seen = new ConcurrentHashMap<>(); // there, by others
  private final Map<Extension, Publisher> publishers = new HashMap<>(); // guarded by itself
  private final Rounds rounds = new Rounds("shown presence of", this::tell);

  ShownStatus(ServerWay way) {
    this.way = way;
  }

  void show(Extension person, Presence status) {
    wanted.put(person, status);
    rounds.ask(person);
  }

  void takeBack(Extension person) {
    if (wanted.remove(person) != null) {
      rounds.ask(person);
    }
  }

  /// Whether what a server says of a person may be but our own words: servers that put several
  /// publications together to one do not say whose they were.
  boolean echoes(Extension person, Presence heard) {
    var own = seen.get(person);
    return own != null
        && own.basic() == heard.basic()
        && heard.activities().containsAll(own.activities());
  }

  /// Tells all of it again: the server may have forgotten.
  void again() {
    wanted.keySet().forEach(rounds::ask);
  }

  private void tell(Extension person) {
    var status = wanted.get(person);
    if (status == null) {
      taken(person).ifPresent(Publisher::close);
      seen.remove(person);
      return;
    }
    seen.put(person, status);
    try {
      var entity = way.server().address(person).toString();
      publisher(person).publish(PresenceDocument.TYPE, Documents.of(entity, TUPLE, status).write());
    } catch (SipException refused) {
      later(person); // told by the endpoint's own events
    }
  }

  private void later(Extension person) {
    try {
      way.endpoint().after(PAUSE, () -> rounds.ask(person));
    } catch (ServerWay.NoLine gone) {
      // told again when the server is found again
    }
  }

  private Publisher publisher(Extension person) {
    synchronized (publishers) {
      var known = publishers.get(person);
      if (known != null) {
        return known;
      }
    }
    var made =
        new Publisher(
            way.endpoint(),
            way.request(Method.PUBLISH, way.server().address(person)),
            ServerWay.PRESENCE,
            way.server().expiry(),
            () -> later(person));
    synchronized (publishers) {
      publishers.put(person, made);
    }
    return made;
  }

  private Optional<Publisher> taken(Extension person) {
    synchronized (publishers) {
      return Optional.ofNullable(publishers.remove(person));
    }
  }

  /// Takes back what is shown, a few seconds at most; the rest lapses over there.
  @Override
  public void close() {
    rounds.close();
    var last = Thread.startVirtualThread(this::closeAll);
    try {
      last.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAll() {
    Map<Extension, Publisher> all;
    synchronized (publishers) {
      all = Map.copyOf(publishers);
    }
    all.values().forEach(publisher -> Thread.startVirtualThread(publisher::close));
  }
}
