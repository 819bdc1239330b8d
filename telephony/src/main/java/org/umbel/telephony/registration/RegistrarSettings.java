package org.umbel.telephony.registration;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the registrar grants.
///
/// @param usual how long a registration lasts that names no time
/// @param shortest a shorter time is refused with 423
/// @param longest granted when a phone wants more
/// @param contactsOfOne phones of one extension at once; beyond it the one that was renewed longest
///   ago is forgotten, so that a phone that changes its port is never locked out
/// @param contactsOfAll phones at once; beyond it new ones are told to come later (503), others can
///   still renew and end theirs
/// @param proxies between phones and us
public record RegistrarSettings(
    Duration usual,
    Duration shortest,
    Duration longest,
    int contactsOfOne,
    int contactsOfAll,
    List<NamedProxy> proxies) {
  public RegistrarSettings {
    proxies = List.copyOf(proxies);
  }

  /// One hour, one minute, two hours, 10, and 200 000, without proxies.
  public static final RegistrarSettings DEFAULT =
      new RegistrarSettings(
          Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(2), 10, 200_000, List.of());

  /// The proxy there.
  Optional<NamedProxy> proxyAt(InetAddress source) {
    return proxies.stream().filter(proxy -> proxy.isAt(source)).findFirst();
  }

  /// The time granted to a phone that wants this.
  Duration granted(Duration wanted) {
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  /// RFC 3261 §10.3 step 7; zero ends a registration and is never too brief.
  boolean tooBrief(Duration wanted) {
    return !wanted.isZero() && wanted.compareTo(shortest) < 0;
  }
}
