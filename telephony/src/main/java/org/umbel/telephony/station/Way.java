package org.umbel.telephony.station;

import java.util.Optional;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;

/// A way to a phone.
public interface Way {

  /// The name of the line it begins at; empty for the first one.
  Optional<String> line();

  /// A request to the phone that goes this way.
  OutgoingRequest request(Method method, NameAddr from);

  /// Whether the request goes by the line's way out instead, as it does for a phone behind the PBX.
  default boolean byProxy() {
    return false;
  }

  /// Where it leads, for people.
  String label();
}
