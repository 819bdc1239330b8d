package org.umbel.telephony.registration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.sip.transport.Peer;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.station.FixedWay;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.station.Stations;
import org.umbel.telephony.station.Way;

/// Where calls for an extension ring: at its registered phones, and at those that are always at the
/// same address.
public record Reach(Bindings bindings, Stations stations) {

  /// Whom a user part of a Request-URI means, by extension or alias.
  public Optional<Extension> owner(String user) {
    return stations.owner(user);
  }

  /// The person a user part means, if a phone of theirs speaks from there: one that has registered
  /// from that address, by streams from that host, or that is configured to be there.
  public Optional<Extension> caller(String user, Peer source) {
    return stations
        .owner(user)
        .filter(owner ->
            bindings.of(owner).stream().anyMatch(phone -> phone.speaksFrom(source))
                || stations.of(owner).stream()
                    .anyMatch(phone -> phone.isAt(source.address().getAddress())));
  }

  public List<Callee> of(Extension owner) {
    return phones(owner, _ -> true);
  }

  /// One device of theirs, when it is registered.
  ///
  /// @param id its instance, such as `<urn:uuid:…>`
  public List<Callee> device(Extension owner, String id) {
    return registered(owner, _ -> true, binding -> device(binding).equals(id)).toList();
  }

  /// Those of them that have a message light.
  public List<Callee> withLight(Extension owner) {
    return phones(owner, Station::messageLight);
  }

  private List<Callee> phones(Extension owner, Predicate<Station> which) {
    var fixed = stations.of(owner).stream().filter(which).map(Station::address);
    return Stream.concat(
            registered(owner, which, _ -> true),
            fixed
                .flatMap(Optional::stream)
                .map(address ->
                    new Callee(1, List.of(new FixedWay(address)), Optional.of(owner), false)))
        .toList();
  }

  /// The registrations of one device are ways to one phone, the latest being the best (RFC 5626
  /// §5.3).
  private Stream<Callee> registered(
      Extension owner, Predicate<Station> which, Predicate<Binding> among) {
    return bindings.of(owner).stream()
        .filter(among)
        .filter(
            binding -> stations.named(binding.registration().station()).filter(which).isPresent())
        .collect(groupingBy(Reach::device, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(Reach::callee);
  }

  private static String device(Binding binding) {
    var kept = binding.registration();
    return kept.instance().map(Instance::id).orElse(kept.contact());
  }

  private static Callee callee(List<Binding> ways) {
    var preference = ways.stream().mapToDouble(way -> way.registration().preference()).max();
    var owner = ways.getFirst().registration().owner();
    var talks = ways.stream().anyMatch(Binding::talks);
    return new Callee(preference.orElse(1), List.<Way>copyOf(ways), Optional.of(owner), talks);
  }
}
