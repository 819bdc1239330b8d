package org.umbel.server.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.report.ReportRing;
import org.umbel.domain.report.Reports;
import org.umbel.notice.hook.Webhook;
import org.umbel.server.config.ReportingSettings;
import org.umbel.server.premises.Premises;
import org.umbel.store.report.FileReportQueue;
import org.umbel.store.report.ReportBook;
import org.umbel.store.report.ReportPlace;

/// Everything for reports, wired: database, stream, webhooks.
///
/// @param ring what the stream tells
public record Reporting(Reports reports, ReportRing ring, List<Neighbour> neighbours) {
  /// Reports that a program finds which was away for a while.
  private static final int REMEMBERED = 10_000;

  public static Reporting open(Premises premises) {
    var settings = premises.configuration().reporting();
    var folder = premises.data("reports");
    var place =
        settings
            .database()
            .map(other -> new ReportPlace(other.url(), other.user(), other.password()))
            .orElseGet(() -> ReportPlace.in(folder));
    var book = premises.opened().add(ReportBook.open(folder, place, premises.clock()));
    var ring = new ReportRing(REMEMBERED);
    book.follow(ring);
    var neighbours = new ArrayList<Neighbour>(List.of(book));
    for (var hook : settings.webhooks()) {
      var waiting = premises.opened().add(FileReportQueue.open(file(folder, hook)));
      var webhook = premises.opened().add(Webhook.start(hook.url(), hook.secret(), waiting));
      book.follow(webhook);
      neighbours.add(webhook);
    }
    book.begin();
    return new Reporting(book, ring, List.copyOf(neighbours));
  }

  /// Named by the address, so that what waits for a hook stays its own when others come and go.
  private static Path file(Path folder, ReportingSettings.Hook hook) {
    var name = UUID.nameUUIDFromBytes(hook.url().toString().getBytes(UTF_8));
    return folder.resolve("hooks").resolve(name.toString());
  }
}
