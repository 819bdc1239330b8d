package org.umbel.domain.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.umbel.domain.person.Extension;

/// The one owner of what all sources say of all people (PR-10). Safe for all threads; waits for
/// nobody but followers.
///
/// A source says something until it says something else or withdraws; whoever publishes for a time
/// withdraws when it is over. Sources of a person are at most [#MOST_SOURCES].
public final class PresenceBook {
  /// Of one person at once.
  public static final int MOST_SOURCES = 20;

  private final InstantSource clock;
  private final Instant opened;
  private final Map<Extension, PresencePage> pages = new ConcurrentHashMap<>();
  private final List<Consumer<PresenceChange>> followers = new CopyOnWriteArrayList<>();

  public PresenceBook(InstantSource clock) {
    this.clock = clock;
    this.opened = clock.instant();
  }

  /// Tells of every change, in the order of each person's changes, one at a time for each person,
  /// on a thread that changes something; no lock is held meanwhile. A follower may look at the book
  /// and change it, but must not wait: others' news of that person wait for it.
  public void follow(Consumer<PresenceChange> follower) {
    followers.add(follower);
  }

  /// From now on the source says this. Nothing happens when it says so already.
  ///
  /// @return false when the person has too many sources; nothing has changed then
  public boolean say(Extension person, Source source, Presence presence) {
    return pages
        .computeIfAbsent(person, owner -> new PresencePage(owner, clock, this::tell))
        .say(source, presence);
  }

  /// From now on the source says nothing.
  public void withdraw(Extension person, Source source) {
    var page = pages.get(person);
    if (page != null) {
      page.withdraw(source);
    }
  }

  /// What all sources mean together, by the rule of [Composition].
  public Presence of(Extension person) {
    var page = pages.get(person);
    return page == null ? Presence.closed(opened) : page.composed();
  }

  /// What all other sources mean together: what that source may be told without hearing itself.
  public Presence without(Source source, Extension person) {
    return without(Set.of(source), person);
  }

  /// The same without several sources.
  public Presence without(Set<Source> silent, Extension person) {
    var page = pages.get(person);
    return page == null ? Presence.closed(opened) : page.without(silent);
  }

  /// What each source says.
  public Map<Source, Presence> sources(Extension person) {
    var page = pages.get(person);
    return page == null ? Map.of() : page.sources();
  }

  private void tell(PresenceChange change) {
    followers.forEach(follower -> follower.accept(change));
  }
}
