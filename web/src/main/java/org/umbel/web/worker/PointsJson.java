package org.umbel.web.worker;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.ContactPoints;
import org.umbel.web.answer.Json;

/// Contact points with their live statistics (KW-8).
final class PointsJson {
  private PointsJson() {}

  static JsonArray of(ContactPoints points, ContactFigures figures) {
    var all = Json.PROVIDER.createArrayBuilder();
    points.all().stream()
        .filter(point -> point.enabled() && point.shown())
        .forEach(point -> all.add(json(point, figures)));
    return all.build();
  }

  private static JsonObjectBuilder json(ContactPoint point, ContactFigures figures) {
    var shown = Json.PROVIDER.createArrayBuilder();
    for (var statistic : point.statistics()) {
      shown.add(statistic.with(figures.figure(point, statistic.statistic())));
    }
    return Json.PROVIDER
        .createObjectBuilder()
        .add("number", point.number().digits())
        .add("name", point.displayName())
        .add("figures", shown);
  }
}
