package org.umbel.notice.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.ReportFollower;
import org.umbel.domain.report.ReportJson;
import org.umbel.domain.report.ReportQueue;

/// Sends each report to a program by HTTP, one after the other, each again until it is taken: an
/// answer of 2xx. The pauses double from a second to five minutes. What waits is in a queue that
/// outlives the server; what is dropped there is told of in the health. Safe for all threads; does
/// not wait.
public final class Webhook implements ReportFollower, Neighbour, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int SUCCESS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  private final URI place;
  private final Optional<String> secret;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ReportQueue waiting;
  private final Thread sender;
  private volatile Condition condition = new Condition(true, "nothing sent yet");

  private Webhook(URI place, Optional<String> secret, ReportQueue waiting) {
    this.place = place;
    this.secret = secret;
    this.waiting = waiting;
    this.sender = Thread.ofVirtual().name("webhook " + place.getAuthority()).unstarted(this::run);
  }

  /// @param secret by which each report is signed
  /// @param waiting of this hook alone; stays open
  public static Webhook start(URI place, Optional<String> secret, ReportQueue waiting) {
    var hook = new Webhook(place, secret, waiting);
    hook.sender.start();
    return hook;
  }

  @Override
  public void kept(Report report) {
    waiting.add(report);
  }

  private void taken(Report report) {
    waiting.remove(report);
    var dropped = waiting.dropped();
    condition =
        dropped == 0
            ? new Condition(true, "took the last report")
            : new Condition(false, "takes reports; " + dropped + " were dropped before");
  }

  /// Such as "no answer: refused; 3 reports wait, the oldest of 2026-03-04T12:00:00Z; it is asked
  /// again".
  private String words(String refusal) {
    var words = new StringBuilder(refusal);
    waiting
        .since()
        .ifPresent(time ->
            words.append("; %d reports wait, the oldest of %s".formatted(waiting.size(), time)));
    if (waiting.dropped() > 0) {
      words.append("; ").append(waiting.dropped()).append(" were dropped");
    }
    return words.append("; it is asked again").toString();
  }

  private void run() {
    try {
      while (true) {
        var report = waiting.first();
        send(report);
        taken(report);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns when it was taken.
  private void send(Report report) throws InterruptedException {
    var body = ReportJson.of(report);
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      var refusal = refusal(report, body);
      if (refusal.isEmpty()) {
        return;
      }
      condition = new Condition(false, words(refusal.get()));
      LOG.warn("webhook.refused place={} why=\"{}\" pause={}", name(), refusal.get(), pause);
      Thread.sleep(pause);
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private Optional<String> refusal(Report report, String body) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(place)
            .timeout(PATIENCE)
            .setHeader("Content-Type", "application/json")
            .setHeader("X-Umbel-Delivery", report.id())
            .setHeader("X-Umbel-Event", report.kind().word())
            .POST(BodyPublishers.ofString(body));
    secret.ifPresent(key -> request.setHeader("X-Umbel-Signature", Signature.of(body, key)));
    try {
      var status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      return status / 100 == SUCCESS
          ? Optional.empty()
          : Optional.of("answered with status " + status);
    } catch (IOException failure) {
      return Optional.of("no answer: " + failure);
    }
  }

  @Override
  public String name() {
    return "webhook " + place.getAuthority();
  }

  @Override
  public Condition condition() {
    return condition;
  }

  @Override
  public void close() {
    sender.interrupt();
    client.shutdownNow();
  }
}
