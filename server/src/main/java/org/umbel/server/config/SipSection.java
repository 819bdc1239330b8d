package org.umbel.server.config;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.auth.Algorithm;

/// The section `sip`.
final class SipSection {
  private static final Setting<List<ListenAddress>> LISTEN =
      Setting.of(
          "listen",
          Formats.someOf(
              Formats.scalar(
                  "udp HOST:PORT or tcp HOST:PORT", ListenAddress::parse, ListenAddress::toString)),
          List.of(
              new ListenAddress(ListenAddress.Transport.UDP, "0.0.0.0", 5060),
              new ListenAddress(ListenAddress.Transport.TCP, "0.0.0.0", 5060)),
          "Where calls arrive. Port 0 takes any free one.",
          "LN-1",
          "LN-17");
  private static final Setting<Optional<String>> ADVERTISED =
      Setting.optional(
          "advertised",
          Formats.text("a host name or address"),
          "the address listened at",
          "The host that others are told to send to, where they see this machine under another"
              + " address than it has itself.",
          "LN-1");
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
  private static final Setting<Duration> T1 =
      Setting.of(
          "t1",
          Formats.duration(ofMillis(50), ofSeconds(5)),
          ofMillis(500),
          "The time a message is expected to take there and back; the first repetition comes after"
              + " it, and a request is given up after 64 times as long.",
          "LN-7");
  private static final Setting<Duration> T2 =
      Setting.of(
          "t2",
          Formats.duration(ofMillis(100), ofSeconds(60)),
          ofSeconds(4),
          "The longest pause between two repetitions.",
          "LN-7");
  private static final Setting<Duration> T4 =
      Setting.of(
          "t4",
          Formats.duration(ofMillis(100), ofSeconds(60)),
          ofSeconds(5),
          "How long a message may stay in the network.",
          "LN-7");
  private static final Setting<Integer> CALLS =
      Setting.of(
          "calls",
          Formats.number(1, 100_000),
          2_000,
          "How many calls there may be at once; a further one is told to try again later (503).",
          "LN-15");
  private static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "connections",
          Formats.number(1, 1_000_000),
          10_000,
          "How many TCP connections there may be at once; a further one is closed as it comes.",
          "LN-1");
  private static final Setting<Integer> MESSAGE_BYTES =
      Setting.of(
          "message-bytes",
          Formats.number(4_096, 1_048_576),
          65_536,
          "The largest message taken over TCP, in bytes; a larger one ends its connection.",
          "LN-1");

  static final Section<SipSettings> SECTION =
      new Section<>(
          "How Umbel speaks SIP with PBX, gateway and phones.",
          List.of(
              LISTEN, ADVERTISED, REALM, DIGESTS, T1, T2, T4, CALLS, CONNECTIONS, MESSAGE_BYTES),
          values ->
              new SipSettings(
                  values.of(LISTEN),
                  values.of(ADVERTISED),
                  values.of(REALM),
                  values.of(DIGESTS),
                  values.of(T1),
                  values.of(T2),
                  values.of(T4),
                  values.of(CALLS),
                  values.of(CONNECTIONS),
                  values.of(MESSAGE_BYTES)),
          SipSection::check);

  private SipSection() {}

  private static Optional<Algorithm> digest(String text) {
    return Algorithm.of(text).filter(one -> one == Algorithm.MD5 || one == Algorithm.SHA_256);
  }

  private static void check(SipSettings made, Section.Report report) {
    if (made.t2().compareTo(made.t1()) < 0) {
      report.wrong(
          T2,
          DurationText.show(made.t2()),
          "not less than t1, which is " + DurationText.show(made.t1()));
    }
  }
}
