package org.umbel.server.live;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.LineReference;
import org.umbel.server.config.PersonSettings;
import org.umbel.server.config.Secret;
import org.umbel.server.config.StationDefaults;
import org.umbel.server.config.StationSettings;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.station.Station;

/// The phones of all people in the words of telephony.
public final class StationTerms {
  private StationTerms() {}

  public static List<Station> of(Configuration configuration) {
    return configuration.people().stream()
        .flatMap(person -> of(person, configuration.defaultStation()))
        .toList();
  }

  private static Stream<Station> of(PersonSettings person, StationDefaults standard) {
    var simple = person.sipPassword().map(secret -> simple(person, secret, standard));
    var listed = person.stations().stream().map(station -> station(person, station, standard));
    return Stream.concat(simple.stream(), listed);
  }

  /// The phone of somebody who has a `sip-password` and no more.
  private static Station simple(PersonSettings person, Secret password, StationDefaults standard) {
    var name = person.extension().digits();
    return new Station(
        name,
        person.extension(),
        Optional.of(new Station.Login(name, Password.of(password.text()))),
        person.aliases(),
        Optional.empty(),
        standard.messageLight().orElse(true) && hasTheLamp(person, name),
        standard.identification().map(StationTerms::identification));
  }

  private static Station station(
      PersonSettings person, StationSettings station, StationDefaults standard) {
    var user = station.user().orElse(person.extension().digits());
    var all = station.own().over(standard);
    return new Station(
        station.name(),
        person.extension(),
        station.password().map(secret -> new Station.Login(user, Password.of(secret.text()))),
        Stream.concat(person.aliases().stream(), station.aliases().stream()).toList(),
        station.address().map(uri -> address(uri, all)),
        all.messageLight().orElse(true) && hasTheLamp(person, station.name()),
        all.identification().map(StationTerms::identification));
  }

  private static Station.Address address(String uri, StationDefaults all) {
    var line = all.line().map(LineReference::name);
    return new Station.Address(Uri.parse(uri), line, all.useProxy().orElse(false));
  }

  /// A number is one at the domain of whichever line tells it.
  private static Uri identification(String written) {
    return Uri.parse(written.contains(":") ? written : "tel:" + written);
  }

  private static boolean hasTheLamp(PersonSettings person, String station) {
    return person.lampStation().filter(one -> !one.equals(station)).isEmpty();
  }
}
