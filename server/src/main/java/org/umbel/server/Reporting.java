package org.umbel.server;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.report.ReportRing;
import org.umbel.domain.report.Reports;
import org.umbel.notice.hook.Webhook;
import org.umbel.store.report.ReportBook;
import org.umbel.store.report.ReportPlace;

/// Everything for reports, wired: database, stream, webhooks.
///
/// @param ring what the stream tells
record Reporting(Reports reports, ReportRing ring, List<Neighbour> neighbours) {
  /// Reports that a program finds which was away for a while.
  private static final int REMEMBERED = 10_000;

  static Reporting open(Premises premises) {
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
      var webhook = premises.opened().add(Webhook.start(hook.url(), hook.secret()));
      book.follow(webhook);
      neighbours.add(webhook);
    }
    return new Reporting(book, ring, List.copyOf(neighbours));
  }
}
