package org.umbel.telephony.station;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;

/// A phone of a person as it is configured (ST-1).
///
/// @param name by which registrations and files know it; no two stations share one
/// @param owner whose calls it rings for
/// @param login with which it registers; empty for one that does not
/// @param aliases further names and numbers it registers by, and by which its owner is called
/// @param address where it is called although it does not register; empty for one that does
/// @param messageLight whether it is told of waiting messages without having asked
/// @param identification who calls, as others are told when a call from it goes out (LN-8), such as
///   `tel:+493012344000`; empty for the number of the owner
public record Station(
    String name,
    Extension owner,
    Optional<Login> login,
    List<String> aliases,
    Optional<Address> address,
    boolean messageLight,
    Optional<Uri> identification) {

  /// Who says so, and the proof. No two stations share a user.
  public record Login(String user, Password password) {}

  /// A phone that is always at the same place.
  ///
  /// @param uri to be called, such as `sip:4000@192.0.2.30` or `tel:+3175551010`
  /// @param line by which it is called; empty for the first one
  /// @param byProxy whether calls go to the servers of the line instead of where the URI says
  public record Address(Uri uri, Optional<String> line, boolean byProxy) {}

  /// Whether it is configured to be at this host.
  public boolean isAt(InetAddress host) {
    return address
        .map(Address::uri)
        .filter(uri -> uri instanceof SipUri sip && isHost(sip.host(), host))
        .isPresent();
  }

  private static boolean isHost(String written, InetAddress host) {
    try {
      return InetAddress.ofLiteral(written.replaceAll("[\\[\\]]", "")).equals(host);
    } catch (IllegalArgumentException _) {
      return false; // a name
    }
  }

  public Station {
    aliases = List.copyOf(aliases);
  }

  /// A phone that is shown by the number of its owner.
  public Station(
      String name,
      Extension owner,
      Optional<Login> login,
      List<String> aliases,
      Optional<Address> address,
      boolean messageLight) {
    this(name, owner, login, aliases, address, messageLight, Optional.empty());
  }

  /// A phone that registers as the extension and has a message light.
  public static Station of(Extension owner, Password password) {
    return new Station(
        owner.digits(),
        owner,
        Optional.of(new Login(owner.digits(), password)),
        List.of(),
        Optional.empty(),
        true);
  }
}
