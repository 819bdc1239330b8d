package org.umbel.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.PersonSettings;
import org.umbel.server.config.Secret;
import org.umbel.server.config.StationSettings;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.station.Station;

/// The phones of all people in the words of telephony.
final class StationTerms {
  private StationTerms() {}

  static List<Station> of(Configuration configuration) {
    return configuration.people().stream().flatMap(StationTerms::of).toList();
  }

  private static Stream<Station> of(PersonSettings person) {
    var simple = person.sipPassword().map(secret -> simple(person, secret));
    var listed = person.stations().stream().map(station -> station(person, station));
    return Stream.concat(simple.stream(), listed);
  }

  /// The phone of somebody who has a `sip-password` and no more.
  private static Station simple(PersonSettings person, Secret password) {
    var name = person.extension().digits();
    return new Station(
        name,
        person.extension(),
        Optional.of(new Station.Login(name, Password.of(password.text()))),
        person.aliases(),
        Optional.empty(),
        hasTheLamp(person, name));
  }

  private static Station station(PersonSettings person, StationSettings station) {
    var user = station.user().orElse(person.extension().digits());
    return new Station(
        station.name(),
        person.extension(),
        station.password().map(secret -> new Station.Login(user, Password.of(secret.text()))),
        Stream.concat(person.aliases().stream(), station.aliases().stream()).toList(),
        station
            .address()
            .map(uri -> new Station.Address(Uri.parse(uri), station.line(), station.useProxy())),
        station.messageLight() && hasTheLamp(person, station.name()));
  }

  private static boolean hasTheLamp(PersonSettings person, String station) {
    return person.lampStation().filter(one -> !one.equals(station)).isEmpty();
  }
}
