package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.Subnet;
import org.umbel.telephony.registration.NamedProxy;
import org.umbel.telephony.registration.RegistrarSettings;

/// The section `registrar`.
final class RegistrarSection {
  private static final RegistrarSettings STANDARD = RegistrarSettings.DEFAULT;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final Setting<Duration> USUAL =
      Setting.of(
          "usual",
          Formats.duration(SECOND, DAY),
          STANDARD.usual(),
          "How long a registration lasts when the phone names no time.",
          "ST-3");
  private static final Setting<Duration> SHORTEST =
      Setting.of(
          "shortest",
          Formats.duration(SECOND, DAY),
          STANDARD.shortest(),
          "A phone that wants a shorter time is told to ask for this one (423).",
          "ST-3");
  private static final Setting<Duration> LONGEST =
      Setting.of(
          "longest",
          Formats.duration(SECOND, DAY),
          STANDARD.longest(),
          "What a phone gets that wants more.",
          "ST-3");
  private static final Setting<Integer> PHONES_OF_ONE =
      Setting.of(
          "phones-of-one",
          Formats.number(1, 100),
          STANDARD.contactsOfOne(),
          "How many phones of one extension may be registered; beyond it the one that was renewed"
              + " longest ago is forgotten.",
          "ST-3");
  private static final Setting<Integer> PHONES =
      Setting.of(
          "phones",
          Formats.number(1, 10_000_000),
          STANDARD.contactsOfAll(),
          "How many phones may be registered in all; beyond it new ones are told to come later"
              + " (503).",
          "ST-3");

  private static final Setting<SipUri> PROXY =
      Setting.required(
          "uri",
          Formats.scalar(
              "a SIP URI such as sip:phones.example.com;transport=tcp",
              RegistrarSection::proxy,
              SipUri::toString),
          "By which it is called. A name without a port is found by the name server's NAPTR and SRV"
              + " records at each call, so that proxies which share it stand in for each other.",
          "ST-3");
  private static final Setting<List<Subnet>> FROM =
      Setting.required(
          "from", Formats.list(SubnetFormat.FORMAT), "Where its requests come from.", "ST-3");
  private static final Section<NamedProxy> NAMED_PROXY =
      Section.of(
          "A proxy through which phones register.",
          List.of(PROXY, FROM),
          values -> new NamedProxy(values.of(PROXY), values.of(FROM)));
  private static final Setting<List<NamedProxy>> PROXIES =
      Setting.of(
          "proxies",
          new ListFormat<>(NAMED_PROXY, NamedProxy::toString, 0),
          List.of(),
          "Proxies between phones and this server that do not say so themselves by Path: phones"
              + " that register through one are called through it, and wrong passwords count for"
              + " the user alone, not for the proxy's address.",
          "ST-3");

  static final Section<RegistrarSettings> SECTION =
      new Section<>(
          "What phones that register are granted. Registrations survive a restart.",
          List.of(USUAL, SHORTEST, LONGEST, PHONES_OF_ONE, PHONES, PROXIES),
          values ->
              new RegistrarSettings(
                  values.of(USUAL),
                  values.of(SHORTEST),
                  values.of(LONGEST),
                  values.of(PHONES_OF_ONE),
                  values.of(PHONES),
                  values.of(PROXIES)),
          RegistrarSection::check);

  private RegistrarSection() {}

  private static Optional<SipUri> proxy(String text) {
    try {
      return Optional.of(SipUri.parse(text)).filter(uri -> uri.user().isEmpty());
    } catch (MalformedValue none) {
      return Optional.empty();
    }
  }

  private static void check(RegistrarSettings made, Section.Report report) {
    if (made.longest().compareTo(made.shortest()) < 0) {
      report.wrong(
          LONGEST,
          DurationText.show(made.longest()),
          "not less than shortest, which is " + DurationText.show(made.shortest()));
    }
  }
}
