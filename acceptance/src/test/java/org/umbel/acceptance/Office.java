package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.server.UmbelServer;

/// A server whose lines hold calls each in its own manner, and phones at fixed addresses that SIPp
/// plays.
final class Office implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(100);

  /// How a line holds calls.
  enum Manner {
    PLAIN(10, 16, ""),
    REFERRING(11, 0, "session: {refer-in: true}"),
    INSISTING(12, 0, "session: {reliable: required}"),
    TIMED(13, 0, "session: {timer: 90 s}"),
    DELAYED(14, 2, "session: {delayed-invite: true, delayed-reinvite: true}"),
    SLOW(15, 1, "timers: {reinvite-delay: 1 s}");

    private final int place; // in the server's block of ports
    private final int phones;
    private final String settings;

    Manner(int place, int phones, String settings) {
      this.place = place;
      this.phones = phones;
      this.settings = settings;
    }
  }

  /// A phone behind a line.
  record Extension(String number, Manner line, PortBlock ports) {}

  /// What came of a call, as both its ends have seen it.
  record Ends(Sipp.Outcome caller, Sipp.Outcome phone) {
    Ends bothGood() {
      assertThat(phone.allGood()).as("phone: %s\ncaller: %s", phone, caller).isTrue();
      assertThat(caller.allGood()).as("caller: %s\nphone: %s", caller, phone).isTrue();
      return this;
    }
  }

  private final List<Extension> all = new ArrayList<>();
  private final List<Extension> free = new ArrayList<>(); // guarded by itself
  private final UmbelServer server;

  Office() {
    for (var line : Manner.values()) {
      for (int i = 0; i < line.phones; i++) {
        all.add(new Extension(Integer.toString(4000 + all.size()), line, PortBlock.take()));
      }
    }
    free.addAll(all);
    server = UmbelServer.serveLines(this::configuration);
  }

  private String configuration(PortBlock ports) {
    var lines = new StringBuilder("pilots: [\"5000\"]\nlog: debug\nlines:\n");
    for (var line : Manner.values()) {
      lines.append(
          "  - {name: %s, listen: [\"udp 127.0.0.1:%d\"]%s}\n"
              .formatted(
                  name(line),
                  ports.at(line.place),
                  line.settings.isEmpty() ? "" : ", " + line.settings));
    }
    lines.append("people:\n");
    for (var phone : all) {
      lines.append(
          """
            - extension: "%1$s"
              name: Phone %1$s
              stations: [{name: p%1$s, address: "sip:%1$s@127.0.0.1:%2$d", line: %3$s, message-light: false}]
          """
              .formatted(phone.number(), phone.ports().at(0), name(phone.line())));
    }
    return lines.toString();
  }

  private static String name(Manner line) {
    return line.name().toLowerCase(Locale.ROOT);
  }

  InetSocketAddress line(Manner line) {
    return server.ports().address(line.place);
  }

  /// A phone that no other test uses.
  Extension phone(Manner line) {
    synchronized (free) {
      var phone = free.stream().filter(one -> one.line() == line).findFirst().orElseThrow();
      free.remove(phone);
      return phone;
    }
  }

  /// Calls a number by a line.
  Sipp.Outcome call(Manner line, String number, String steps) {
    try (var ports = PortBlock.take()) {
      return Sipp.scenario(Steps.scenario(steps), ports)
          .withLimit(LONGEST)
          .call(number, line(line));
    }
  }

  /// Calls a phone by a line, and has the phone do its part.
  Ends call(Manner line, String steps, Extension phone, String phonesSteps) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = executor.submit(() -> take(phone, phonesSteps));
      var made = call(line, phone.number(), steps);
      return new Ends(made, taken.get());
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Has a phone take a call.
  static Sipp.Outcome take(Extension phone, String steps) {
    return Sipp.scenario(Steps.scenario(steps), phone.ports()).withLimit(LONGEST).take();
  }

  @Override
  public void close() {
    server.close();
    all.forEach(phone -> phone.ports().close());
  }
}
