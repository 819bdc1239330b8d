package org.umbel.telephony.station;

import java.util.Optional;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Status;

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

  /// Completes an INVITE that goes this way, last of all.
  default Request dressed(Request invite) {
    return invite;
  }

  /// Whether who is called may be reached by another way when this one ended in that status.
  default boolean isElsewhereToo(int refusal) {
    return refusal == Status.FLOW_FAILED || refusal == Status.REQUEST_TIMEOUT;
  }

  /// Where it leads, for people.
  String label();
}
