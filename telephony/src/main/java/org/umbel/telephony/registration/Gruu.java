package org.umbel.telephony.registration;

import java.util.Optional;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;

/// The URI of one device, by which calls ring there and at no other phone of its owner: the owner's
/// with the device behind it (RFC 5627 §3.1.1). It holds as long as the device lives. Temporary
/// ones, which hide the owner, are not given out.
public final class Gruu {
  static final String OPTION = "gruu";
  private static final String DEVICE = "gr";

  private Gruu() {}

  static SipUri of(SipUri owner, Instance device) {
    return owner.bare().withParameter(DEVICE, unbracketed(device.id()));
  }

  /// Which device a call is for; empty when it is for all of a person's.
  ///
  /// @return its instance, such as `<urn:uuid:…>`
  public static Optional<String> device(Uri called) {
    return called instanceof SipUri sip
        ? sip.parameter(DEVICE).filter(id -> !id.isEmpty()).map(id -> "<" + id + ">")
        : Optional.empty();
  }

  private static String unbracketed(String id) {
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}
