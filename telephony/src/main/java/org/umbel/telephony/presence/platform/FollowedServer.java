package org.umbel.telephony.presence.platform;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Basic;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresencePlatform;
import org.umbel.domain.presence.Source;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.presence.Documents;

/// Another presence server by SIP (PR-2, SIMPLE): follows people there by subscriptions and shows
/// their status by publications. When the server does not answer, everybody there is unknown until
/// it does.
///
/// Our own publications are known by their tuple and left out of what the server tells, so that
/// nothing comes back. Where a server puts all publications together and ours can not be told from
/// the person's own, what contains ours is no news as long as we show it.
public final class FollowedServer implements PresencePlatform {
  private final ServerWay way;
  private final PresenceBook book;
  private final InstantSource clock;
  private final Source source;
  private final ShownStatus shown;
  private final Thread watchman;
  private final Map<Extension, FollowedPerson> people = new HashMap<>(); // guarded by this
  private volatile Optional<String> silent = Optional.empty(); // or why

  private FollowedServer(Lines lines, OtherServer server, PresenceBook book, InstantSource clock) {
    this.way = new ServerWay(lines, server);
    this.book = book;
    this.clock = clock;
    this.source = new Source.Platform(server.name());
    this.shown = new ShownStatus(way);
    this.watchman =
        Thread.ofVirtual().name("presence server " + server.name()).unstarted(this::watch);
  }

  /// Follows whom the server's settings name, everybody unknown at first.
  public static FollowedServer start(
      Lines lines, OtherServer server, PresenceBook book, InstantSource clock) {
    var started = new FollowedServer(lines, server, book, clock);
    started.follow(server.people());
    started.watchman.start();
    return started;
  }

  @Override
  public String name() {
    return way.server().name();
  }

  @Override
  public synchronized void follow(Set<Extension> wanted) {
    for (var known : List.copyOf(people.entrySet())) {
      if (!wanted.contains(known.getKey())) {
        people.remove(known.getKey());
        known.getValue().end();
        book.withdraw(known.getKey(), source);
      }
    }
    for (var person : wanted) {
      if (!people.containsKey(person)) {
        var followed = new FollowedPerson(way, person, told -> told(person, told));
        people.put(person, followed);
        book.say(person, source, Presence.unknown(clock.instant()));
        followed.start();
      }
    }
  }

  @Override
  public synchronized boolean serves(Extension person) {
    return people.containsKey(person);
  }

  @Override
  public void show(Extension person, Presence status) {
    if (serves(person)) {
      shown.show(person, status);
    }
  }

  @Override
  public void takeBack(Extension person) {
    shown.takeBack(person);
  }

  @Override
  public Condition condition() {
    var why = silent;
    if (why.isPresent()) {
      return new Condition(false, "does not answer, so people there are unknown: " + why.get());
    }
    List<FollowedPerson> all;
    synchronized (this) {
      all = List.copyOf(people.values());
    }
    var followed = all.stream().filter(FollowedPerson::following).count();
    return new Condition(
        followed == all.size(), "tells of " + followed + " of " + all.size() + " people");
  }

  /// Not heard any more when somebody else took over; a person who is not followed any more is not
  /// told of.
  private synchronized void told(Extension person, Optional<PresenceDocument> document) {
    if (!people.containsKey(person)) {
      return;
    }
    var known = document.filter(_ -> silent.isEmpty());
    if (known.isEmpty()) {
      book.say(person, source, Presence.unknown(clock.instant()));
      return;
    }
    var heard = presence(known.get());
    if (known.get().has(ShownStatus.TUPLE) || !shown.echoes(person, heard)) {
      book.say(person, source, heard);
    }
  }

  /// Whoever has published nothing there is not there.
  private Presence presence(PresenceDocument document) {
    var theirs = document.without(ShownStatus.TUPLE);
    var now = clock.instant();
    return theirs.tuples().isEmpty() && theirs.persons().isEmpty()
        ? new Presence(Basic.CLOSED, Set.of(), theirs.notes().stream().findFirst(), now)
        : Documents.read(theirs, now);
  }

  private void watch() {
    try {
      while (true) {
        var before = silent;
        var now = way.look();
        silent = now;
        if (before.isPresent() && now.isEmpty()) {
          everybody().forEach(FollowedPerson::again);
          shown.again();
        } else if (before.isEmpty() && now.isPresent()) {
          forget();
        }
        Thread.sleep(way.server().look());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<FollowedPerson> everybody() {
    return List.copyOf(people.values());
  }

  private synchronized void forget() {
    for (var person : people.keySet()) {
      book.say(person, source, Presence.unknown(clock.instant()));
    }
  }

  @Override
  public void close() {
    watchman.interrupt();
    follow(Set.of());
    shown.close();
  }
}
