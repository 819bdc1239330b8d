package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.line.LineEnrolment;

/// The section `register` of a line.
final class EnrolmentSection {
  private static final Setting<List<SipUri>> REGISTRARS =
      Setting.required(
          "registrars",
          Formats.someOf(
              Formats.scalar(
                  "HOST, HOST:PORT, or one of these after udp, tcp or tls",
                  ProxyAddress::parse,
                  ProxyAddress::show)),
          "Where the line registers, tried in this order.",
          "HA-3");
  private static final Setting<SipUri> ADDRESS =
      Setting.required(
          "address",
          Formats.scalar(
              "a SIP URI such as sip:4900@pbx.example.com",
              EnrolmentSection::uri,
              SipUri::toString),
          "The number or name it registers for.",
          "HA-3");
  private static final Setting<String> USER =
      Setting.required(
          "user", Formats.text("a user name"), "Shown when a password is asked for.", "HA-3");
  private static final Setting<Secret> PASSWORD =
      Setting.required("password", new SecretFormat(), "The user's password.", "HA-3");
  private static final Setting<Duration> EXPIRY =
      Setting.of(
          "expiry",
          Formats.duration(Duration.ofMinutes(1), Duration.ofHours(24)),
          LineEnrolment.EXPIRY,
          "How long a registration is to last before it is renewed; the registrar decides.",
          "HA-3");
  private static final Setting<Optional<String>> CONTACT_USER =
      Setting.optional(
          "contact-user",
          Formats.scalar(
              "letters, digits and -._+",
              text -> text.matches("[A-Za-z0-9._+-]{1,60}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "that of the address",
          "The user part of the address that calls then come to.",
          "HA-3");

  static final Section<LineEnrolment> SECTION =
      Section.of(
          "Where the line registers itself, at a PBX or a carrier, so that calls reach it.",
          List.of(REGISTRARS, ADDRESS, USER, PASSWORD, EXPIRY, CONTACT_USER),
          values ->
              new LineEnrolment(
                  values.of(REGISTRARS),
                  values.of(ADDRESS),
                  values.of(USER),
                  Password.of(values.of(PASSWORD).text()),
                  values.of(EXPIRY),
                  values.of(CONTACT_USER)));

  private EnrolmentSection() {}

  private static Optional<SipUri> uri(String text) {
    try {
      return text.contains("@") ? Optional.of(SipUri.parse(text)) : Optional.empty();
    } catch (MalformedValue none) {
      return Optional.empty();
    }
  }
}
