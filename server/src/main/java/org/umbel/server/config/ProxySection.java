package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.line.LineProxies;

/// The section `proxies` of a line.
final class ProxySection {
  private static final Setting<List<SipUri>> SERVERS =
      Setting.of(
          "servers",
          Formats.list(
              Formats.scalar(
                  "HOST, HOST:PORT, or one of these after udp, tcp or tls",
                  ProxyAddress::parse,
                  ProxyAddress::show)),
          List.of(),
          "Where calls out go, in the order they are tried. A host without a port is found by the"
              + " name server's NAPTR and SRV records. Empty: calls go where they are addressed.",
          "LN-5",
          "HA-3");
  private static final Setting<Duration> PROBE =
      Setting.of(
          "probe",
          Formats.duration(Duration.ZERO, Duration.ofHours(1)),
          Duration.ofSeconds(30),
          "How often each server is asked whether it is there (OPTIONS); 0 s asks never.",
          "LN-5");

  static final Section<LineProxies> SECTION =
      Section.of(
          "Where the calls out of the line go.",
          List.of(SERVERS, PROBE),
          values ->
              new LineProxies(
                  values.of(SERVERS),
                  LineProxies.NONE.retryable(),
                  LineProxies.NONE.connect(),
                  LineProxies.NONE.tries(),
                  values.of(PROBE)));

  private ProxySection() {}
}
