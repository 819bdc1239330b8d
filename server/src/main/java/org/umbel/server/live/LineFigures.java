package org.umbel.server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.trace.LineCounters;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.web.configured.LineDesk.Figure;
import org.umbel.web.configured.LineDesk.Kind;

/// What was counted of each line, gathered from where it is counted. Safe for all threads.
///
/// @param telephony knows which phones are registered by which line
/// @param traces count messages and calls
public record LineFigures(Telephony telephony, TraceBook traces) {

  long phones(Line line) {
    return telephony.phonesByLine().getOrDefault(line.name(), 0L);
  }

  List<Figure> of(Line line) {
    var all = new ArrayList<Figure>();
    var counters = traces.counters(line.name());
    counters.ended().forEach(ended -> all.add(figure(ended)));
    line.calls()
        .refusals()
        .forEach((refusal, calls) ->
            all.add(
                new Figure(
                    refusal.direction() == Direction.IN ? Kind.REFUSED_IN : Kind.REFUSED_OUT,
                    word(refusal.rule()),
                    calls)));
    counters.each(count ->
        all.add(
            new Figure(
                count.received() ? Kind.MESSAGES_IN : Kind.MESSAGES_OUT,
                count.method() + " " + count.kind(),
                count.messages())));
    line.endpoint()
        .counters()
        .snapshot()
        .forEach((what, count) -> all.add(new Figure(Kind.SIGNALLING, word(what), count)));
    return all.stream().filter(figure -> figure.count() > 0).toList();
  }

  private static Figure figure(LineCounters.Ended ended) {
    var outcome = word(ended.outcome());
    return new Figure(
        ended.came() ? Kind.CALLS_IN : Kind.CALLS_OUT,
        ended.status().isEmpty() ? outcome : ended.status().getAsInt() + " " + outcome,
        ended.calls());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
