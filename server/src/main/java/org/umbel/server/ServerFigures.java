package org.umbel.server;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.umbel.domain.health.Neighbour;
import org.umbel.server.observe.Metrics;
import org.umbel.store.spool.Courier;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.trace.TraceBook;

/// The figures that are asked of the parts when somebody reads the metrics.
///
/// @param data where messages are kept
record ServerFigures(Telephony telephony, Courier courier, TraceBook traces, Path data) {

  void show(Metrics metrics, Supplier<List<Neighbour>> neighbours) {
    metrics.neighbours(neighbours);
    metrics.lines(telephony.lines());
    metrics.registrations(telephony::phonesByLine);
    metrics.messages(traces::counters);
    metrics.dialling(telephony.dialling());
    metrics.gauge("umbel_calls_in_progress", "Calls that go on.", telephony::calls);
    metrics.gauge("umbel_media_sessions", "Calls with sound here.", telephony::mediaSessions);
    metrics.gauge("umbel_registered_phones", "Phones that are registered.", telephony::phones);
    metrics.gauge(
        "umbel_presence_subscriptions",
        "Who watches the presence of others.",
        telephony.presence()::subscriptions);
    metrics.gauge(
        "umbel_presence_publications",
        "What user agents have published of their presence.",
        telephony.presence()::publications);
    metrics.gauge(
        "umbel_spool_messages", "Messages on their way to the mailbox.", courier::waiting);
    metrics.gauge(
        "umbel_spool_oldest_message_age_seconds",
        "How long the oldest message on its way has waited; 0 when none waits.",
        () -> courier.oldestAge().toMillis() / 1_000.0);
    metrics.gauge(
        "umbel_disk_free_bytes", "Free space where messages are kept.", new FreeSpace(data));
  }
}
