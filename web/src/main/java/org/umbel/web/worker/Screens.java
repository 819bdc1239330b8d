package org.umbel.web.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.web.socket.WebSocket;

/// The screens that are open, at most [#MOST_EACH] of each person; a further one closes that which
/// was opened first. Safe for all threads; does not wait.
final class Screens implements AutoCloseable {
  static final int MOST_EACH = 10;

  /// How often live statistics are looked at.
  private static final Duration LOOK_AT_FIGURES = Duration.ofSeconds(2);

  private final Map<Seat, List<Open>> open = new ConcurrentHashMap<>();
  private final StateBook states;
  private final Thread figures;

  private record Open(Viewer viewer, WebSocket socket) {}

  Screens(StateBook states) {
    this.states = states;
    this.figures = Thread.ofVirtual().name("screen figures").start(this::lookAtFigures);
  }

  void add(Seat seat, Viewer viewer, WebSocket socket) {
    open.compute(
        seat,
        (_, before) -> {
          var now = new ArrayList<>(before == null ? List.of() : before);
          if (now.size() >= MOST_EACH) {
            now.removeFirst().socket().close(WebSocket.POLICY);
          }
          now.add(new Open(viewer, socket));
          return List.copyOf(now);
        });
    if (seat instanceof Seat.OfWorker(var id)) {
      states.screenOpened(id);
    }
  }

  void remove(Seat seat, Viewer viewer) {
    open.computeIfPresent(
        seat,
        (_, before) -> {
          var left = before.stream().filter(one -> one.viewer() != viewer).toList();
          return left.isEmpty() ? null : left;
        });
    if (seat instanceof Seat.OfWorker(var id)) {
      states.screenClosed(id);
    }
  }

  /// Something has changed that these parts show.
  void touch(Seat seat, Part... parts) {
    open.getOrDefault(seat, List.of()).forEach(one -> one.viewer().touch(Set.of(parts)));
  }

  /// Something has changed for everybody.
  void touchAll(Part... parts) {
    open.values().forEach(all -> all.forEach(one -> one.viewer().touch(Set.of(parts))));
  }

  private void lookAtFigures() {
    try {
      while (true) {
        Thread.sleep(LOOK_AT_FIGURES);
        touchAll(Part.POINTS, Part.MENU, Part.WORKER);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    figures.interrupt();
    open.values().forEach(all -> all.forEach(one -> one.socket().close(WebSocket.GOING_AWAY)));
  }
}
