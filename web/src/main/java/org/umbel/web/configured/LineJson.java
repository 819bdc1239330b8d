package org.umbel.web.configured;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.umbel.web.answer.Json;
import org.umbel.web.page.Words;

/// Lines and what became of their changes, as programs read them.
final class LineJson {
  private LineJson() {}

  static JsonObject of(LineDesk.LineView line) {
    return object()
        .add("name", line.name())
        .add("usage", line.usage())
        .add("file", line.file())
        .add("changeable", line.changeable())
        .add("well", line.well())
        .add("state", line.state())
        .add("listening", texts(line.listening()))
        .add("callsIn", line.callsIn())
        .add("callsOut", line.callsOut())
        .add("phones", line.phones())
        .add("figures", figures(line.figures()))
        .add("settings", value(line.settings()))
        .build();
  }

  private static JsonArrayBuilder figures(List<LineDesk.Figure> figures) {
    var all = Json.PROVIDER.createArrayBuilder();
    for (var figure : figures) {
      all.add(
          object()
              .add("kind", Words.key(figure.kind()))
              .add("what", figure.what())
              .add("count", figure.count()));
    }
    return all;
  }

  static JsonObject of(LineDesk.Change.Done done) {
    return object()
        .add("changes", texts(done.changes()))
        .add("restart", texts(done.restart()))
        .add("warnings", texts(done.warnings()))
        .build();
  }

  static JsonArrayBuilder faults(List<LineDesk.Fault> faults) {
    var all = Json.PROVIDER.createArrayBuilder();
    for (var fault : faults) {
      all.add(
          object()
              .add("file", fault.file())
              .add("line", fault.line())
              .add("column", fault.column())
              .add("key", fault.key())
              .add("found", fault.found())
              .add("allowed", fault.allowed()));
    }
    return all;
  }

  private static JsonArrayBuilder texts(List<String> texts) {
    return Json.PROVIDER.createArrayBuilder(texts);
  }

  private static JsonValue value(Object written) {
    return switch (written) {
      case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer number -> Json.PROVIDER.createValue(number);
      case List<?> list -> {
        var items = Json.PROVIDER.createArrayBuilder();
        list.forEach(item -> items.add(value(item)));
        yield items.build();
      }
      case Map<?, ?> map -> {
        var entries = object();
        map.forEach((key, item) -> entries.add(key.toString(), value(item)));
        yield entries.build();
      }
      default -> Json.PROVIDER.createValue(written.toString());
    };
  }

  private static JsonObjectBuilder object() {
    return Json.PROVIDER.createObjectBuilder();
  }
}
