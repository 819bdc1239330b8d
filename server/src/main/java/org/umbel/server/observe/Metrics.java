package org.umbel.server.observe;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.dialling.Dialling;
import org.umbel.domain.event.Event;
import org.umbel.domain.health.Neighbour;
import org.umbel.media.engine.MediaEvent;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.trace.LineCounters;
import org.umbel.web.door.LoginCounters;

/// The figures of unified messaging for Prometheus: calls, messages and how long they take to their
/// mailbox, logins, lamps, SIP, sound and neighbours. Safe for all threads.
public final class Metrics {
  private static final double MILLIS = 1_000.0;

  private final LampLag lampLag;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  private final Counter calls = counter("umbel_calls", "Calls, by the steps they took.", "step");
  private final Counter messages =
      counter("umbel_messages", "Messages, by the steps they took.", "step");
  private final Counter logins =
      counter("umbel_logins", "Logins by phone, and refusals wherever they were tried.", "result");
  private final Counter lamps = counter("umbel_lamps", "Lamps set or left alone.", "result");
  private final Counter notices =
      counter("umbel_notices", "Mobile phones told of messages, or not.", "result");
  private final Histogram deliveryLag =
      histogram("umbel_delivery_lag_seconds", "From the end of a message to its mailbox.");
  private final Histogram messageLength =
      histogram("umbel_message_length_seconds", "How long messages are.");
  private final Histogram callLength =
      histogram("umbel_call_length_seconds", "How long calls last.");
  private final Histogram lampLags =
      histogram("umbel_lamp_lag_seconds", "From the end of a message to the lamp.");
  private final Counter packets =
      counter("umbel_rtp_packets", "RTP packets of calls that are over.", "what");

  /// @param clock measures how long lamps take
  public Metrics(InstantSource clock) {
    this.lampLag = new LampLag(clock);
  }

  /// Counts an event.
  void count(Event event) {
    switch (event) {
      case Event.CallArrived _ -> calls.labelValues("arrived").inc();
      case Event.CallRefused _ -> calls.labelValues("refused").inc();
      case Event.CallConnected _ -> calls.labelValues("connected").inc();
      case Event.CallPlaced _ -> calls.labelValues("placed").inc();
      case Event.CallForwarded _ -> calls.labelValues("forwarded").inc();
      case Event.CallAnswered _ -> calls.labelValues("answered").inc();
      case Event.CallerPassedOn _ -> calls.labelValues("passed-on").inc();
      case Event.CallFailed _ -> calls.labelValues("failed").inc();
      case Event.CallSilent _ -> calls.labelValues("silent").inc();
      case Event.CallFinished e -> {
        calls.labelValues("finished").inc();
        callLength.observe(seconds(e.duration()));
      }
      case Event.MessageTaken e -> {
        messages.labelValues("taken").inc();
        messageLength.observe(seconds(e.duration()));
        lampLag.taken(e.owner());
      }
      case Event.MessageDiscarded _ -> messages.labelValues("discarded").inc();
      case Event.MessageTooShort _ -> messages.labelValues("too-short").inc();
      case Event.MessageNotTaken _ -> messages.labelValues("not-taken").inc();
      case Event.MessageRecovered _ -> messages.labelValues("recovered").inc();
      case Event.MessageDamaged _ -> messages.labelValues("damaged").inc();
      case Event.MessageDelivered e -> {
        messages.labelValues("delivered").inc();
        deliveryLag.observe(seconds(e.lag()));
      }
      case Event.DeliveryPostponed _ -> messages.labelValues("postponed").inc();
      case Event.MessageSetAside _ -> messages.labelValues("set-aside").inc();
      case Event.MessageRead _ -> messages.labelValues("read").inc();
      case Event.MessagePosted _ -> messages.labelValues("posted").inc();
      case Event.FaxOrdered _ -> messages.labelValues("fax-ordered").inc();
      case Event.LoggedIn _ -> logins.labelValues("done").inc();
      case Event.LoginRefused _ -> logins.labelValues("refused").inc();
      case Event.GuessingStopped _ -> logins.labelValues("guessing-stopped").inc();
      case Event.BoxLocked _ -> logins.labelValues("locked").inc();
      case Event.LampShown e -> {
        lamps.labelValues("shown").inc();
        lampLag.shown(e.owner()).ifPresent(lag -> lampLags.observe(seconds(lag)));
      }
      case Event.LampUnknown _ -> lamps.labelValues("unknown").inc();
      case Event.LampWrong _ -> lamps.labelValues("wrong").inc();
      case Event.NoticeSent _ -> notices.labelValues("sent").inc();
      case Event.NoticePostponed _ -> notices.labelValues("postponed").inc();
      case Event.NoticeGivenUp _ -> notices.labelValues("given-up").inc();
      case Event.ProxyAnswers _,
          Event.ProxySilent _,
          Event.LineEnrolled _,
          Event.LineNotEnrolled _,
          Event.PhoneRegistered _,
          Event.PhoneRefused _,
          Event.MessageRecorded _,
          Event.SettingsUnknown _,
          Event.DiallingRefused _,
          Event.LetterSent _,
          Event.LetterPostponed _,
          Event.LetterGivenUp _,
          Event.PinChanged _ -> {}
    }
  }

  /// Counts what a media session saw when it closes.
  void count(MediaEvent event) {
    if (event instanceof MediaEvent.Closed(_, var seen)) {
      packets.labelValues("in").inc(seen.in().packets());
      packets.labelValues("out").inc(seen.out().packets());
      packets.labelValues("lost").inc(Math.max(0, seen.in().lost()));
      packets.labelValues("late").inc(seen.in().late());
      packets.labelValues("malformed").inc(seen.in().malformed());
      packets.labelValues("stranger").inc(seen.in().strangers());
      packets.labelValues("unauthentic").inc(seen.in().unauthentic());
      packets.labelValues("replayed").inc(seen.in().replayed());
    }
  }

  /// Shows a number as it is when asked.
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /// Shows what happens at each line, under its name.
  public void lines(Lines lines) {
    CounterWithCallback.builder()
        .name("umbel_sip_events")
        .help("What happened in SIP, by line.")
        .labelNames("line", "event")
        .callback(callback -> lines.all().forEach(line -> events(line, callback)))
        .register(registry);
    GaugeWithCallback.builder()
        .name("umbel_line_calls")
        .help("Calls that go on, by line and by who began them.")
        .labelNames("line", "direction")
        .callback(callback -> lines.all().forEach(line -> calls(line, callback)))
        .register(registry);
    CounterWithCallback.builder()
        .name("umbel_line_refusals")
        .help("Calls that were not taken or made, by line, by who began them and by the rule.")
        .labelNames("line", "direction", "rule")
        .callback(callback -> lines.all().forEach(line -> refusals(line, callback)))
        .register(registry);
  }

  /// Shows how many phones are registered by each line.
  public void registrations(Supplier<Map<String, Long>> phones) {
    GaugeWithCallback.builder()
        .name("umbel_line_phones")
        .help("Phones that are registered, by line.")
        .labelNames("line")
        .callback(
            callback -> phones.get().forEach((line, count) -> callback.call((double) count, line)))
        .register(registry);
  }

  private static void refusals(Line line, CounterWithCallback.Callback callback) {
    line.calls()
        .refusals()
        .forEach((refusal, calls) ->
            callback.call(
                (double) calls,
                line.name(),
                word(refusal.direction().name()),
                word(refusal.rule().name())));
  }

  private static void calls(Line line, GaugeWithCallback.Callback callback) {
    for (var direction : LineCalls.Direction.values()) {
      callback.call(line.calls().count(direction), line.name(), word(direction.name()));
    }
  }

  private static void events(Line line, CounterWithCallback.Callback callback) {
    line.endpoint()
        .counters()
        .snapshot()
        .forEach((what, count) -> callback.call(count, line.name(), word(what.name())));
  }

  /// Shows how many calls out the rules have refused, and why.
  public void dialling(Dialling dialling) {
    CounterWithCallback.builder()
        .name("umbel_dialling_refusals")
        .help("Calls out that were refused, by the kind of rule.")
        .labelNames("rule")
        .callback(callback -> {
          for (var cause : Decision.Cause.values()) {
            callback.call((double) dialling.refused(cause), word(cause.name()));
          }
        })
        .register(registry);
  }

  /// Shows how many messages each line has taken and sent, and what became of its calls.
  ///
  /// @param counters by the name of the line
  public void messages(Supplier<Map<String, LineCounters>> counters) {
    CounterWithCallback.builder()
        .name("umbel_sip_messages")
        .help("SIP messages, repeated ones too, by line, way, method and kind.")
        .labelNames("line", "way", "method", "kind")
        .callback(callback ->
            counters
                .get()
                .forEach((line, counts) ->
                    counts.each(count ->
                        callback.call(
                            (double) count.messages(),
                            line,
                            count.received() ? "in" : "out",
                            count.method(),
                            count.kind()))))
        .register(registry);
    CounterWithCallback.builder()
        .name("umbel_line_calls_ended")
        .help("Calls by line, by who began them, by what became of them, and by the final status.")
        .labelNames("line", "direction", "outcome", "status")
        .callback(
            callback -> counters.get().forEach((line, counts) -> ended(line, counts, callback)))
        .register(registry);
  }

  private static void ended(
      String line, LineCounters counts, CounterWithCallback.Callback callback) {
    for (var ended : counts.ended()) {
      callback.call(
          (double) ended.calls(),
          line,
          ended.came() ? "in" : "out",
          word(ended.outcome().name()),
          ended.status().isPresent() ? Integer.toString(ended.status().getAsInt()) : "");
    }
  }

  /// Shows what became of logins by page and interface.
  public void webLogins(LoginCounters counters) {
    CounterWithCallback.builder()
        .name("umbel_web_logins")
        .help("Logins by page and interface, by what became of them.")
        .labelNames("result")
        .callback(callback -> {
          for (var login : LoginCounters.Login.values()) {
            callback.call((double) counters.value(login), word(login.name()));
          }
        })
        .register(registry);
  }

  /// Shows whether each neighbour is well.
  public void neighbours(Supplier<List<Neighbour>> neighbours) {
    GaugeWithCallback.builder()
        .name("umbel_neighbour_well")
        .help("1 when the neighbour serves, 0 when not.")
        .labelNames("name")
        .callback(callback ->
            neighbours.get().forEach(n -> callback.call(n.condition().well() ? 1 : 0, n.name())))
        .register(registry);
  }

  /// Writes all figures in the Prometheus text format.
  public void write(OutputStream out) throws IOException {
    writer.write(out, registry.scrape());
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }

  private Counter counter(String name, String help, String label) {
    return Counter.builder().name(name).help(help).labelNames(label).register(registry);
  }

  private Histogram histogram(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 3_600)
        .register(registry);
  }
}
