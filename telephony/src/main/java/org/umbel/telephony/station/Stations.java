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

/// All phones that are configured. Does not change; safe for all threads.
public final class Stations {
  private final Map<String, Station> byUser = new HashMap<>();
  private final Map<String, Station> byName = new HashMap<>();
  private final Map<String, Extension> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<Extension, List<Station>> byOwner = new HashMap<>();

  public Stations(Collection<Station> all) {
    for (var station : all) {
      byName.put(station.name(), station);
      station.login().ifPresent(login -> byUser.put(login.user(), station));
      station.aliases().forEach(alias -> owners.put(alias, station.owner()));
      byOwner.merge(station.owner(), List.of(station), Stations::both);
    }
    byOwner.keySet().forEach(owner -> owners.put(owner.digits(), owner));
  }

  private static List<Station> both(List<Station> some, List<Station> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// The phone that logs in so.
  public Optional<Station> ofUser(String user) {
    return Optional.ofNullable(byUser.get(user));
  }

  public Optional<Station> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The phones of a person, in the order they were configured.
  public List<Station> of(Extension owner) {
    return byOwner.getOrDefault(owner, List.of());
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
    return Optional.ofNullable(owners.get(parameters < 0 ? user : user.substring(0, parameters)));
  }
}
