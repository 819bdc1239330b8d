package org.umbel.directory.people;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;

/// The people of the directory as they were last read; whoever asks never waits for it. Safe for
/// all threads.
public final class DirectoryPeople implements People {
  private final Sites sites;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile Snapshot snapshot = Snapshot.EMPTY;

  /// @param sites by whose numbers extensions are told in whole numbers
  public DirectoryPeople(Sites sites) {
    this.sites = sites;
  }

  void are(Snapshot now) {
    var different = now != snapshot;
    snapshot = now;
    if (different) {
      followers.forEach(Runnable::run);
    }
  }

  /// Tells whenever the people have changed, or were all read again, on the thread that reads.
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  /// Who of them is a knowledge worker. Looks at everybody.
  public List<WorkerEntry> workers() {
    return snapshot.known().stream().flatMap(known -> known.worker().stream()).toList();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public Optional<Person> byExtension(Extension extension) {
    return known(extension).map(Known::person);
  }

  @Override
  public Optional<Person> byNumber(PhoneNumber number) {
    var now = snapshot;
    return now.byNumber(number)
        .or(() -> sites.extension(number).flatMap(now::byExtension))
        .map(Known::person);
  }

  @Override
  public Collection<Person> all() {
    return snapshot.people();
  }

  /// What the directory knows of somebody beside the person.
  public Optional<Known> known(Extension extension) {
    return snapshot.byExtension(extension);
  }

  /// Finds by the name of the account, whatever its case. Looks at everybody: milliseconds with 100
  /// 000 people.
  public Optional<Person> byLogin(String login) {
    return snapshot.known().stream()
        .filter(known -> known.account().login().filter(login::equalsIgnoreCase).isPresent())
        .map(Known::person)
        .findFirst();
  }

  /// The DN of one person of each unit, those units first that come first in the alphabet. Looks at
  /// everybody.
  ///
  /// @param most how many units
  public List<String> oneOfEachUnit(int most) {
    var units = new TreeMap<String, String>();
    for (var known : snapshot.known()) {
      units.merge(
          unit(known.dn()), known.dn(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }
    return units.values().stream().limit(most).toList();
  }

  private static String unit(String dn) {
    try {
      return Objects.requireNonNullElse(DN.getParentString(dn), "");
    } catch (LDAPException unreadable) {
      return ""; // then all such are one unit
    }
  }
}
