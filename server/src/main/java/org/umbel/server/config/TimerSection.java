package org.umbel.server.config;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.umbel.sip.transaction.Timers;
import org.umbel.telephony.line.LineProxies;
import org.umbel.telephony.line.LineSession;

/// The section `timers` of a line.
final class TimerSection {
  private static final Setting<Duration> T1 =
      Setting.of(
          "t1",
          Formats.duration(ofMillis(50), ofSeconds(5)),
          ofMillis(500),
          "The time a message is expected to take there and back; the first repetition comes after"
              + " it, and a request is given up after 64 times as long.",
          "LN-7");
  private static final Setting<Duration> T4 =
      Setting.of(
          "t4",
          Formats.duration(ofMillis(100), ofSeconds(60)),
          ofSeconds(5),
          "How long a message may stay in the network.",
          "LN-7");
  private static final Setting<Duration> REINVITE_DELAY =
      Setting.of(
          "reinvite-delay",
          Formats.duration(Duration.ZERO, ofSeconds(5)),
          LineSession.USUAL_REINVITE_DELAY,
          "How long a call is left alone after it was answered or changed before Umbel changes it"
              + " (re-INVITE), for devices that are not ready at once. When both sides change a"
              + " call at the same moment (491), the pauses of RFC 3261 hold instead.",
          "LN-7");

  private TimerSection() {}

  /// @param connect until the first sign of life of a server
  /// @param tries servers a call is sent to at most
  record Written(
      Timers sip, Duration connect, int tries, List<StatusRange> retryOn, Duration reinviteDelay) {

    LineSession over(LineSession session) {
      return session.withReinviteDelay(reinviteDelay);
    }

    LineProxies over(LineProxies proxies) {
      var statuses =
          retryOn.stream().flatMapToInt(StatusRange::statuses).boxed().collect(Collectors.toSet());
      return new LineProxies(proxies.servers(), statuses, connect, tries, proxies.probe());
    }
  }

  static Section<Written> of(UsageDefaults defaults) {
    var t2 =
        Setting.of(
            "t2",
            Formats.duration(ofMillis(100), ofSeconds(60)),
            defaults.t2(),
            "The longest pause between two repetitions.",
            "LN-7");
    var connect =
        Setting.of(
            "connect",
            Formats.duration(ofMillis(100), ofSeconds(60)),
            defaults.connect(),
            "How long a server may take to its first sign of life, connecting and TLS included,"
                + " before the next one is tried.",
            "LN-7");
    var repeats =
        Setting.of(
            "packet-retries",
            Formats.number(0, 20),
            defaults.packetRetries(),
            "How often a request over UDP is repeated as long as nothing answers it.",
            "LN-7");
    var tries =
        Setting.of(
            "invite-retries",
            Formats.number(1, 20),
            defaults.inviteRetries(),
            "How many servers a call is sent to before it is given up.",
            "LN-7");
    var retryOn =
        Setting.of(
            "retry-on",
            Formats.list(
                Formats.scalar(
                    "a status from 300 to 699, or two with a hyphen between",
                    StatusRange::parse,
                    StatusRange::toString)),
            defaults.retryOn(),
            "Answers after which a call that is being set up goes to the next server.",
            "LN-7");
    return new Section<>(
        "How long the line waits.",
        List.of(T1, t2, T4, connect, repeats, tries, retryOn, REINVITE_DELAY),
        values ->
            new Written(
                new Timers(values.of(T1), values.of(t2), values.of(T4))
                    .withRepeats(values.of(repeats)),
                values.of(connect),
                values.of(tries),
                values.of(retryOn),
                values.of(REINVITE_DELAY)),
        (made, report) -> {
          if (made.sip().t2().compareTo(made.sip().t1()) < 0) {
            report.wrong(
                t2,
                DurationText.show(made.sip().t2()),
                "at least t1, which is " + DurationText.show(made.sip().t1()));
          }
        });
  }
}
