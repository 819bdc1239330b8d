package org.umbel.server.config;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.umbel.media.srtp.Encryption;
import org.umbel.sip.tls.Identity;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;
import org.umbel.telephony.line.LineSettings;

/// What lines must be together, and what is allowed but better not so.
final class LineChecks {
  private static final Duration EXPIRES_SOON = Duration.ofDays(30);

  private LineChecks() {}

  /// Lines of one name or at one port.
  static List<Mistake> mistakes(List<ConfiguredLine> lines) {
    var mistakes = new ArrayList<Mistake>();
    for (var i = 0; i < lines.size(); i++) {
      for (var before : lines.subList(0, i)) {
        mistakes.addAll(mistakes(before, lines.get(i)));
      }
    }
    return mistakes;
  }

  /// Lines that are used and that there are none of, and lines called out by that lead nowhere.
  static List<Mistake> mistakes(Configuration main, List<ConfiguredLine> lines) {
    var known = lines.stream().map(line -> line.settings().name()).toList();
    var out = lines.stream().map(ConfiguredLine::settings).filter(LineSettings::leadsOut);
    var leadOut = out.map(LineSettings::name).toList();
    var unknown =
        references(main)
            .filter(line -> !known.contains(line.name()))
            .map(line -> mistake(line, "one of the lines " + String.join(", ", known)));
    var dead =
        main.dialPlan().stream()
            .flatMap(entry -> entry.lines().stream())
            .filter(line -> known.contains(line.name()) && !leadOut.contains(line.name()))
            .map(line -> mistake(line, "a line with proxies.servers or register"));
    return Mistakes.inOrder(Stream.concat(unknown, dead).toList());
  }

  private static Stream<LineReference> references(Configuration main) {
    var stations =
        main.people().stream()
            .flatMap(person -> person.stations().stream())
            .flatMap(station -> station.own().line().stream());
    return Stream.of(
            main.lamp().phones().stream().flatMap(phone -> phone.line().stream()),
            main.dialPlan().stream().flatMap(entry -> entry.lines().stream()),
            main.sites().stream().flatMap(place -> place.lines().stream()),
            main.defaultStation().line().stream(),
            stations)
        .flatMap(some -> some);
  }

  private static Mistake mistake(LineReference line, String allowed) {
    return new Mistake(line.place(), line.key(), "\"" + line.name() + "\"", allowed);
  }

  private static List<Mistake> mistakes(ConfiguredLine first, ConfiguredLine second) {
    var mistakes = new ArrayList<Mistake>();
    if (first.settings().name().equals(second.settings().name())) {
      mistakes.add(
          new Mistake(
              second.place(),
              second.key("name"),
              "the line " + second.settings().name() + " a second time",
              "each name only once; the first is in " + first.place()));
    }
    for (var point : second.settings().transport().listenPoints()) {
      if (first.settings().transport().listenPoints().stream()
          .anyMatch(other -> meet(point, other))) {
        mistakes.add(
            new Mistake(
                second.place(),
                second.key("listen"),
                point.protocol().word() + " " + new Address(point.host(), point.port()),
                "an address and port of its own; line "
                    + first.settings().name()
                    + " listens there"));
      }
    }
    return mistakes;
  }

  private static boolean meet(ListenPoint one, ListenPoint other) {
    var sameKind = (one.protocol() == Protocol.UDP) == (other.protocol() == Protocol.UDP);
    var sameHost = one.host().equals(other.host()) || everywhere(one) || everywhere(other);
    return sameKind && sameHost && one.port() == other.port() && one.port() != 0;
  }

  private static boolean everywhere(ListenPoint point) {
    return point.host().equals("0.0.0.0") || point.host().equals("::");
  }

  /// What an administrator should think about.
  static List<Warning> warnings(List<ConfiguredLine> lines, Instant now) {
    var warnings = new ArrayList<Warning>();
    for (var line : lines) {
      if (line.settings().session().referIn()) {
        warnings.add(toll(line));
      }
      if (line.settings().audio().encryption() != Encryption.OFF && !signalsSecurely(line)) {
        warnings.add(
            new Warning(
                line.place(),
                line.key("audio.encryption"),
                "the keys of the sound travel in the clear, because the line listens by more than"
                    + " tls and wss"));
      }
      line.settings().tls().stream()
          .map(TlsSettings::identities)
          .flatMap(List::stream)
          .filter(identity -> identity.expires().isBefore(now.plus(EXPIRES_SOON)))
          .forEach(identity -> warnings.add(expires(line, identity)));
    }
    return warnings;
  }

  private static Warning toll(ConfiguredLine line) {
    var access = line.settings().access();
    var who = access.everyone() ? "everyone but the exceptions of access" : "who has access";
    return new Warning(
        line.place(),
        line.key("session.refer-in"),
        who + " can make Umbel place calls that may cost money; limits.out-per-hour bounds them");
  }

  private static Warning expires(ConfiguredLine line, Identity identity) {
    return new Warning(
        line.place(),
        line.key("tls.certificate"),
        identity + " is good only until " + identity.expires());
  }

  private static boolean signalsSecurely(ConfiguredLine line) {
    return line.settings().transport().listenPoints().stream()
        .allMatch(point -> point.protocol().secure());
  }
}
