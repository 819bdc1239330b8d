package org.umbel.acceptance;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.umbel.testkit.server.Holdings;
import org.umbel.testkit.server.UmbelServer;

/// Gives tests the one server they share, and each a person of its own; and those that want to see
/// how lines hold calls the one office.
final class SharedServer implements ParameterResolver {
  /// How many people the server knows; extensions from 4000 on.
  private static final int PEOPLE = 150;

  private static final AtomicInteger NEXT = new AtomicInteger(4000);

  /// A person who is spoken to in German.
  static final Box GERMAN = new Box("4998", "739152", "phone-4998");

  /// The password of its administrator `root`.
  static final String ROOTS_PASSWORD = "a long password";

  /// A person of the shared server.
  record Box(String extension, String pin, String sipPassword) {}

  private static volatile Holdings atStart = new Holdings(0, 0, 0, 0);

  /// What the shared server held when it was ready; known to whoever has got it.
  static Holdings atStart() {
    return atStart;
  }

  private record Running(UmbelServer server) implements AutoCloseable {
    static Running start() {
      var server = UmbelServer.serve(configuration());
      atStart = server.holdings();
      return new Running(server);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /// What the shared server and servers of one's own have in common.
  static String configuration() {
    var people = new StringBuilder();
    for (int extension = 4000; extension < 4000 + PEOPLE; extension++) {
      people.append(
          "  - {extension: \"%1$d\", name: \"Person %1$d\", pin: \"739152\", sip-password: \"phone-%1$d\"}\n"
              .formatted(extension));
    }
    return """
    pilots: ["5000"]
    ring-time: 3 s
    stop-time: 5 s
    log: debug
    recording: {shortest: 2 s, longest: 20 s, silence: 2 s}
    greeting: {shortest: 1 s, longest: 20 s, silence: 2 s}
    spool: {least-free-mb: 1}
    administrators: [{name: "root", secret: "a long password"}]
    people:
      - {extension: "4999", name: "No Box", pin: "739152", voice-mail: false}
      - {extension: "4998", name: "German", pin: "739152", sip-password: "phone-4998", language: de}
    """
        + people;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == UmbelServer.class || type == Box.class || type == Office.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Box.class) {
      int extension = NEXT.getAndIncrement();
      if (extension >= 4000 + PEOPLE) {
        throw new IllegalStateException("more tests than people; make more people");
      }
      return new Box(Integer.toString(extension), "739152", "phone-" + extension);
    }
    Store store = context.getRoot().getStore(Namespace.create(SharedServer.class));
    if (parameter.getParameter().getType() == Office.class) {
      return store.computeIfAbsent(Office.class, _ -> new Office(), Office.class);
    }
    return store.computeIfAbsent(Running.class, _ -> Running.start(), Running.class).server();
  }
}
