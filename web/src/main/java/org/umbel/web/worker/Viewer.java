package org.umbel.web.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.umbel.web.answer.Json;
import org.umbel.web.socket.SocketGuest;
import org.umbel.web.socket.WebSocket;

/// Shows a screen over a WebSocket: all of it at first, then each part that has changed. However
/// much changes at once, a part waits to be told once at most, so that a slow browser gets what is
/// true and not what was.
final class Viewer implements SocketGuest {
  /// The login has ended; the page has to be asked for again.
  static final int LOGGED_OUT = 4_401;

  private static final Duration LOOK_AT_LOGIN = Duration.ofMinutes(1);

  private final Screens screens;
  private final Seat seat;
  private final Screen screen;
  private final BooleanSupplier stillIn;
  private final InstantSource clock;
  private final Set<Part> changed = EnumSet.noneOf(Part.class); // guarded by this
  private boolean over; // guarded by this
  private final Map<Part, String> told = new EnumMap<>(Part.class);
  private long version;

  Viewer(Screens screens, Seat seat, Screen screen, BooleanSupplier stillIn, InstantSource clock) {
    this.screens = screens;
    this.seat = seat;
    this.screen = screen;
    this.stillIn = stillIn;
    this.clock = clock;
  }

  @Override
  public void opened(WebSocket socket) {
    touch(screen.parts());
    screens.add(seat, this, socket);
    Thread.ofVirtual().name("screen").start(() -> show(socket));
  }

  /// A page asks whether we are there; all else it asks for by requests.
  @Override
  public void said(WebSocket socket, String text) {
    socket.send("{}");
  }

  @Override
  public void closed(WebSocket socket) {
    screens.remove(seat, this);
    end();
  }

  private synchronized void end() {
    over = true;
    notifyAll();
  }

  /// Some parts may have changed. Any thread; returns at once.
  synchronized void touch(Set<Part> parts) {
    parts.stream().filter(screen.parts()::contains).forEach(changed::add);
    notifyAll();
  }

  private void show(WebSocket socket) {
    try {
      while (socket.open()) {
        tell(socket, awaitChange());
        if (!stillIn.getAsBoolean()) {
          socket.close(LOGGED_OUT);
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Set<Part> awaitChange() throws InterruptedException {
    var end = System.nanoTime() + LOOK_AT_LOGIN.toNanos();
    for (var left = LOOK_AT_LOGIN.toMillis();
        changed.isEmpty() && !over && left > 0;
        left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    var parts = changed.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(changed);
    changed.clear();
    return parts;
  }

  private void tell(WebSocket socket, Set<Part> parts) {
    var message = Json.PROVIDER.createObjectBuilder();
    var news = false;
    for (var part : parts) {
      var value = screen.show(part);
      var text = value.toString();
      if (!text.equals(told.put(part, text))) {
        message.add(part.word(), value);
        news = true;
      }
    }
    if (news) {
      message.add("version", ++version).add("now", clock.instant().toString());
      socket.send(message.build().toString());
    }
  }
}
