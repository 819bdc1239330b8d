package org.umbel.telephony.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.trace.Step;
import org.umbel.domain.trace.Step.What;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;

/// Makes of gathered entries the steps that people read. Used once, by whoever looks.
final class StepReader {
  private final List<Entry> entries;
  private final List<DraftLeg> legs;
  private final boolean keysShown;

  /// @param legs in the order in which steps name them
  StepReader(List<Entry> entries, List<DraftLeg> legs, boolean keysShown) {
    this.entries = entries;
    this.legs = legs;
    this.keysShown = keysShown;
  }

  /// The messages of one leg.
  static List<Entry.Wire> wires(List<Entry> entries, DraftLeg leg) {
    var wires = new ArrayList<Entry.Wire>();
    for (var entry : entries) {
      if (entry instanceof Entry.Wire wire && wire.leg() == leg) {
        wires.add(wire);
      }
    }
    return wires;
  }

  List<Step> steps() {
    var steps = new ArrayList<Step>(entries.size() + 1);
    var seen = new HashSet<String>();
    var hungUp = false;
    for (var entry : entries) {
      switch (entry) {
        case Entry.Noted(var at, var what, var detail) ->
            steps.add(new Step.Happening(at, what, detail));
        case Entry.Pressed(var at, var leg, var way, var key) ->
            steps.add(
                new Step.KeyPressed(
                    at, legs.indexOf(leg), way, key.flatMap(k -> domainKey(k.symbol()))));
        case Entry.Wire wire -> {
          steps.add(message(wire, seen));
          if (!hungUp && wire.message() instanceof Request bye && bye.is(Method.BYE)) {
            hungUp = true;
            steps.add(new Step.Happening(wire.at(), What.HUNG_UP, whoSent(wire)));
          }
        }
      }
    }
    return steps;
  }

  private static Optional<org.umbel.domain.call.Key> domainKey(char symbol) {
    return org.umbel.domain.call.Key.of(symbol);
  }

  private String whoSent(Entry.Wire wire) {
    return wire.received() ? new LegReader(wire.leg(), wires(entries, wire.leg())).name() : "";
  }

  private Step.Message message(Entry.Wire wire, Set<String> seen) {
    var message = wire.message();
    var title = title(message);
    var branch = message.topVia().branch().orElse("");
    var same = title + "|" + message.cSeq() + "|" + branch + "|" + wire.received();
    return new Step.Message(
        wire.at(),
        legs.indexOf(wire.leg()),
        wire.received(),
        title,
        message.cSeq().toString(),
        Secrets.blanked(message, keysShown),
        !seen.add(same));
  }

  private static String title(SipMessage message) {
    return switch (message) {
      case Request request -> request.method().name().toUpperCase(Locale.ROOT);
      case Response response -> response.status() + " " + response.reason();
    };
  }
}
