package org.umbel.server.config;

import java.time.Duration;
import java.util.List;

/// The section `web`.
final class WebSection {
  private static final Setting<Address> LISTEN =
      Setting.of(
          "listen",
          Formats.scalar("HOST:PORT", Address::parse, Address::toString),
          new Address("127.0.0.1", 8080),
          "Where the web page, the API, health and figures are. Plain HTTP: put a proxy that speaks"
              + " TLS in front before others than this machine may reach it.");
  private static final Setting<Duration> SESSION =
      Setting.of(
          "session",
          Formats.duration(Duration.ofMinutes(1), Duration.ofHours(12)),
          Duration.ofMinutes(30),
          "A login ends after so long without a click.");
  private static final Setting<Boolean> HTTPS =
      Setting.of(
          "behind-https",
          Formats.yesNo(),
          false,
          "Whether people reach the page over HTTPS only, through a proxy; the login's cookie then"
              + " never travels in the clear, and the last address in the proxy's X-Forwarded-For"
              + " tells where wrong logins come from.");

  static final Section<PageSettings> SECTION =
      Section.of(
          "The web page and the interface for programs.",
          List.of(LISTEN, SESSION, HTTPS),
          values -> new PageSettings(values.of(LISTEN), values.of(SESSION), values.of(HTTPS)));

  private WebSection() {}
}
