package org.umbel.telephony.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.SipUri;

/// How a line registers itself at a PBX or a carrier (RFC 3261 §10.2), so that calls reach it.
///
/// @param registrars tried in this order, such as `sip:pbx.example.com;transport=tcp`; at least one
/// @param address the number or name it registers for, such as `sip:4900@pbx.example.com`
/// @param user shown when the registrar asks for a password
/// @param expiry wanted; the registrar decides. Default 600 s
/// @param contactUser the user part of the address calls then come to; empty for that of `address`
public record LineEnrolment(
    List<SipUri> registrars,
    SipUri address,
    String user,
    Password password,
    Duration expiry,
    Optional<String> contactUser) {

  public static final Duration EXPIRY = Duration.ofMinutes(10);

  /// @throws IllegalArgumentException without a registrar
  public LineEnrolment {
    if (registrars.isEmpty()) {
      throw new IllegalArgumentException("No registrar for " + address);
    }
    registrars = List.copyOf(registrars);
  }
}
