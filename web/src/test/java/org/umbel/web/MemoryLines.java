package org.umbel.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.umbel.web.configured.LineDesk;

/// Lines that are only texts; `wrong` as a text is a mistake.
final class MemoryLines implements LineDesk {
  private final Map<String, String> texts = new TreeMap<>(Map.of("main", "{}"));

  @Override
  public synchronized List<LineView> lines() {
    return texts.entrySet().stream()
        .map(line ->
            new LineView(
                line.getKey(),
                "generic",
                "umbel.yaml",
                true,
                true,
                "listening, no calls",
                List.of("udp 127.0.0.1:5060"),
                0,
                0,
                2,
                List.of(
                    new Figure(Kind.CALLS_IN, "486 busy", 3),
                    new Figure(Kind.REFUSED_IN, "line-full", 1)),
                Map.of("text", line.getValue(), "limits", Map.of("in", 3), "phones", true)))
        .toList();
  }

  @Override
  public synchronized Change put(String name, String text) {
    if (text.equals("wrong")) {
      return new Change.Refused(
          List.of(
              new Fault(name + ".yaml", 1, 1, "limits.in", "\"many\"", "a number"),
              new Fault(name + ".yaml", 2, 1, "phones", "\"maybe\"", "true or false")));
    }
    texts.put(name, text);
    return done("line " + name + " changed");
  }

  @Override
  public synchronized Change delete(String name) {
    return texts.remove(name) == null
        ? new Change.Unknown("No line " + name + ".")
        : done("line " + name + " ended");
  }

  @Override
  public Change undo(String name) {
    return new Change.Conflict("The port is taken.");
  }

  @Override
  public Change reload() {
    return new Change.Done(List.of(), List.of("data"), List.of());
  }

  private static Change done(String what) {
    return new Change.Done(List.of(what), List.of(), List.of());
  }
}
