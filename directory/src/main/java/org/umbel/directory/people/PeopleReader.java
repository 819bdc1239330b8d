package org.umbel.directory.people;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.umbel.directory.connect.DirectoryHost;
import org.umbel.directory.people.Reading.Flawed;
import org.umbel.directory.people.Reading.Nobody;
import org.umbel.directory.people.Reading.Somebody;

/// Reads everybody, or what has changed since. Immutable, any thread; waits for the directory.
final class PeopleReader {
  private final EntryReader entries;
  private final PeopleSearch search;
  private final PeopleSettings settings;

  PeopleReader(PeopleSettings settings) {
    this.settings = settings;
    entries = new EntryReader(settings);
    search = new PeopleSearch(settings, entries.attributes());
  }

  /// What was read, and up to where.
  ///
  /// @param mark of the newest change in it, 0 when nothing has one
  /// @param host that it was read from
  record Read(Snapshot snapshot, long mark, DirectoryHost host) {

    /// Whether changes can be asked for: of any host where marks are times, of the same where they
    /// count.
    boolean canFollow(ChangeMark how, DirectoryHost at) {
      return mark > 0 && (!how.counts() || host.equals(at));
    }
  }

  /// Reads everybody. People who are as before are kept as the same objects, so that reading again
  /// takes little memory.
  Read everybody(LDAPConnection connection, DirectoryHost host, Snapshot before)
      throws LDAPException {
    var gathering = new Gathering(new HashMap<>(), new LinkedHashMap<>(), before);
    search.everybody(connection, gathering::take);
    return new Read(gathering.snapshot(), gathering.mark, host);
  }

  /// Reads what has changed; who has left the directory stays until everybody is read again.
  ///
  /// @param late whether changes that come late from another server are looked for, too
  Read changes(LDAPConnection connection, ChangeMark how, Read before, boolean late)
      throws LDAPException {
    var former = before.snapshot();
    var gathering = new Gathering(former.everybody(), former.unreadable(), former);
    gathering.mark = before.mark();
    var since = late ? how.late(before.mark()) : how.since(before.mark());
    search.changed(connection, since, gathering::take);
    return new Read(gathering.snapshot(), gathering.mark, before.host());
  }

  /// What comes together while entries arrive; belongs to the thread that reads.
  private final class Gathering {
    private final Map<String, Known> people;
    private final Map<String, String> unreadable;
    private final Snapshot before;
    private boolean different;
    private long mark;

    Gathering(Map<String, Known> people, Map<String, String> unreadable, Snapshot before) {
      this.people = people;
      this.unreadable = unreadable;
      this.before = before;
      different = people.isEmpty();
    }

    void take(SearchResultEntry entry) {
      settings.names().mark().ifPresent(how -> mark = Math.max(mark, how.of(entry)));
      var id = entries.id(entry);
      switch (entries.read(entry)) {
        case Somebody(var known) -> {
          var same = before.byId(id).filter(known::equals);
          var mended = unreadable.remove(id) != null;
          different |= mended || same.isEmpty();
          people.put(id, same.orElse(known));
        }
        case Nobody() -> different |= leaves(id);
        case Flawed(var dn, var words) -> {
          different |= leaves(id);
          if (unreadable.size() < Snapshot.MOST_FLAWS) {
            unreadable.put(id, dn + ": " + words);
            different = true;
          }
        }
      }
    }

    private boolean leaves(String id) {
      var known = people.remove(id) != null;
      var flawed = unreadable.remove(id) != null;
      return known || flawed;
    }

    /// The former one when nothing is different, because making one costs.
    Snapshot snapshot() {
      return different ? new Snapshot(people, unreadable) : before;
    }
  }
}
