package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.sip.auth.Algorithm;

/// The section `sip`.
final class SipSection {
  private static final Setting<String> REALM =
      Setting.of(
          "realm",
          Formats.text("a name"),
          "umbel",
          "The name phones are shown when they are asked for their password.",
          "ST-3");
  private static final Setting<List<Algorithm>> DIGESTS =
      Setting.of(
          "digests",
          Formats.someOf(Formats.scalar("MD5 or SHA-256", SipSection::digest, Algorithm::toString)),
          List.of(Algorithm.MD5),
          "How phones may prove their password, the preferred one first. SHA-256 is the safer one,"
              + " but some phones register only where MD5 is offered alone.",
          "ST-3");
  private static final Setting<Integer> CALLS =
      Setting.of(
          "calls",
          Formats.number(1, 100_000),
          2_000,
          "How many calls that came in there may be at once at all lines together; a further one is"
              + " told to try again later (503).",
          "LN-15");
  private static final Setting<List<Address>> NAME_SERVERS =
      Setting.of(
          "name-servers",
          Formats.list(Formats.scalar("HOST:PORT", Address::parse, Address::toString)),
          List.of(),
          "Who is asked where SIP servers are (NAPTR, SRV and addresses), the preferred one first,"
              + " such as 192.0.2.53:53. Empty: the name servers of the machine. Its hosts file"
              + " comes first in any case.",
          "LN-5");

  static final Section<SipSettings> SECTION =
      Section.of(
          "What all lines share.",
          List.of(REALM, DIGESTS, CALLS, NAME_SERVERS),
          values ->
              new SipSettings(
                  values.of(REALM), values.of(DIGESTS), values.of(CALLS), values.of(NAME_SERVERS)));

  private SipSection() {}

  private static Optional<Algorithm> digest(String text) {
    return Algorithm.of(text).filter(one -> one == Algorithm.MD5 || one == Algorithm.SHA_256);
  }
}
