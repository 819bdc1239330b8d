package org.umbel.domain.station;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;

/// A phone that has said where it can be reached (ST-3). What only telephony understands is kept as
/// it came: there may be a hundred thousand of these, and few of them ring at a time.
///
/// @param owner whose calls the phone rings for
/// @param station which of the owner's phones it is, by the name it logged in with
/// @param contact the URI that it wants to be called by
/// @param preference among the owner's phones, 0 to 1; the highest ring first
/// @param path the proxies on the way to it, the nearest to us first; empty when there is none
/// @param instance which device it is, and by which of its ways to us; empty when it does not say
/// @param order its place among the requests of that phone
/// @param expires when it is forgotten unless it is renewed
public record Registration(
    Extension owner,
    String station,
    String contact,
    double preference,
    Origin origin,
    List<String> path,
    Optional<Instance> instance,
    Order order,
    Instant expires) {

  public Registration {
    path = List.copyOf(path);
  }

  /// Where a registration came from; calls go back there, through address translators.
  ///
  /// @param line by its name
  /// @param transport such as `udp`
  /// @param address as this machine sees it, resolved
  public record Origin(String line, String transport, InetSocketAddress address) {}

  /// A device and its ways.
  ///
  /// @param id stays the same as long as the device lives, such as `<urn:uuid:…>`
  /// @param flow which of its ways to us, 1 and up; 0 for a device that numbers none
  public record Instance(String id, int flow) {
    /// Whether the device sees to each of its ways itself.
    public boolean numbered() {
      return flow > 0;
    }
  }

  /// A later request of the same conversation has a higher number; older ones change nothing.
  public record Order(String conversation, long number) {}
}
