package org.umbel.telephony.station;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.umbel.domain.person.Extension;
import org.umbel.sip.message.Uri;

/// All phones that are configured. Safe for all threads: whoever asks sees those before a change or
/// those after it.
public final class Stations {
  private volatile Tables tables;

  public Stations(Collection<Station> all) {
    tables = Tables.of(all);
  }

  /// Puts other phones in the place of those there are. Calls that go on are not touched.
  public void replace(Collection<Station> all) {
    tables = Tables.of(all);
  }

  /// The phones by what they are looked for; not changed once made.
  private record Tables(
      Map<String, Station> byUser,
      Map<String, Station> byName,
      Map<String, Extension> owners,
      Map<Extension, List<Station>> byOwner) {

    static Tables of(Collection<Station> all) {
      var made =
          new Tables(
              new HashMap<>(),
              new HashMap<>(),
              new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
              new HashMap<>());
      for (var station : all) {
        made.byName.put(station.name(), station);
        station.login().ifPresent(login -> made.byUser.put(login.user(), station));
        station.aliases().forEach(alias -> made.owners.put(alias, station.owner()));
        made.byOwner.merge(station.owner(), List.of(station), Tables::both);
      }
      made.byOwner.keySet().forEach(owner -> made.owners.put(owner.digits(), owner));
      return made;
    }

    private static List<Station> both(List<Station> some, List<Station> more) {
      return Stream.concat(some.stream(), more.stream()).toList();
    }
  }

  /// The phone that logs in so.
  public Optional<Station> ofUser(String user) {
    return Optional.ofNullable(tables.byUser().get(user));
  }

  public Optional<Station> named(String name) {
    return Optional.ofNullable(tables.byName().get(name));
  }

  /// The phones of a person, in the order they were configured.
  public List<Station> of(Extension owner) {
    return tables.byOwner().getOrDefault(owner, List.of());
  }

  /// The address by which a person is shown to others, where one of the phones has one.
  public Optional<Uri> identification(Extension owner) {
    return of(owner).stream().map(Station::identification).flatMap(Optional::stream).findFirst();
  }

  /// Whose phones are meant: an extension that has some, or an alias in any case of its letters.
  ///
  /// @param user of a SIP URI, or the number of a `tel:` one
  public Optional<Extension> owner(String user) {
    var parameters = user.indexOf(';'); // RFC 3261 §19.1.6
    var bare = parameters < 0 ? user : user.substring(0, parameters);
    return Optional.ofNullable(tables.owners().get(bare));
  }
}
