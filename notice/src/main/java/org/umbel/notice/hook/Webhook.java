package org.umbel.notice.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.ReportFollower;
import org.umbel.domain.report.ReportJson;

/// Sends each report to a program by HTTP, one after the other, each again until it is taken: an
/// answer of 2xx. The pauses double from a second to five minutes. What waits is lost when the
/// server ends; at [#MOST_WAITING] the oldest is dropped and told of in the health. Safe for all
/// threads; does not wait.
public final class Webhook implements ReportFollower, Neighbour, AutoCloseable {
  static final int MOST_WAITING = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int SUCCESS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  private final URI place;
  private final Optional<String> secret;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Deque<Report> waiting = new ArrayDeque<>(); // guarded by this
  private final Thread sender;
  private long dropped; // guarded by this
  private volatile Condition condition = new Condition(true, "nothing sent yet");

  private Webhook(URI place, Optional<String> secret) {
    this.place = place;
    this.secret = secret;
    this.sender = Thread.ofVirtual().name("webhook " + place.getAuthority()).unstarted(this::run);
  }

  /// @param secret by which each report is signed
  public static Webhook start(URI place, Optional<String> secret) {
    var hook = new Webhook(place, secret);
    hook.sender.start();
    return hook;
  }

  @Override
  public synchronized void kept(Report report) {
    if (waiting.size() >= MOST_WAITING) {
      waiting.removeFirst();
      dropped++;
    }
    waiting.addLast(report);
    notifyAll();
  }

  private synchronized Report first() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.getFirst();
  }

  private synchronized void taken(Report report) {
    waiting.removeFirstOccurrence(report); // it may have been dropped meanwhile
    condition =
        dropped == 0
            ? new Condition(true, "took the last report")
            : new Condition(false, "takes reports; " + dropped + " were dropped before");
  }

  private void run() {
    try {
      while (true) {
        var report = first();
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
      condition = new Condition(false, refusal.get() + "; it is asked again");
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
