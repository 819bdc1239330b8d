package org.umbel.acceptance;

import java.time.Duration;
import java.util.Map;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A server with contact points and workers for tests that run beside each other: each has two
/// workers, `a` and `b`, a contact point that asks them in turn and one that asks both at once, all
/// with the number of the test at their ends.
final class ContactCentre implements AutoCloseable {
  /// What workers' phones say when they have answered.
  static final Sound SPEECH = Sound.sweep(Duration.ofSeconds(2));

  /// Where customers go whom nobody takes, and workers' other phone.
  static final String DESK = "4099";

  private static final int TESTS = 9;
  private static final String PASSWORD = "a long password";

  private final UmbelServer server;

  private ContactCentre(UmbelServer server) {
    this.server = server;
  }

  static ContactCentre open() {
    return open("");
  }

  /// @param more sections of the configuration
  static ContactCentre open(String more) {
    return new ContactCentre(UmbelServer.serve(configuration() + more));
  }

  /// With phones that may transfer calls by themselves (REFER).
  static ContactCentre openForTransfers() {
    return new ContactCentre(
        UmbelServer.serveLines(ports ->
            """
            lines: [{name: main, listen: ["udp 127.0.0.1:%d"], session: {refer-in: true}}]
            """
                    .formatted(ports.at(0))
                + configuration()));
  }

  private static String configuration() {
    var points = new StringBuilder("contact-points:\n");
    var people =
        new StringBuilder("people:\n")
            .append(
                "  - {extension: \"%1$s\", name: Desk, pin: \"739152\", sip-password: phone-%1$s}\n"
                    .formatted(DESK));
    for (var test = 1; test <= TESTS; test++) {
      points.append(points(test));
      people.append(worker("a", "410", test)).append(worker("b", "420", test));
    }
    return """
    pilots: ["5000"]
    ring-time: 5 s
    stop-time: 1 s
    log: debug
    spool: {least-free-mb: 1}
    administrators:
      - {name: engine, secret: "a long password", roles: [engine]}
      - {name: lead, secret: "a long password", roles: [supervisor]}
    knowledge-workers:
      enable-preview-reporting: true
      user-auto-registration: true
      login-queue: "4099"
    """
        + points
        + people;
  }

  private static String points(int test) {
    return """
      - number: "70%1$d"
        display-name: In turn %1$d
        attribute: "format: Waiting: %%s, statistic: waiting-calls"
        strategy: [{offer: in-turn, groups: [g%1$d], patience: 20 s}]
      - number: "71%1$d"
        display-name: All %1$d
        strategy: [{offer: broadcast, groups: [g%1$d]}]
    """
        .formatted(test);
  }

  private static String worker(String letter, String head, int test) {
    return """
      - extension: "%2$s%3$d"
        name: Worker %1$s%3$d
        pin: "739152"
        sip-password: phone-%2$s%3$d
        worker: {agent-login: %1$s%3$d, groups: [g%3$d], redirect-enabled: true, redirect-number: "%4$s"}
    """
        .formatted(letter, head, test, DESK);
  }

  UmbelServer server() {
    return server;
  }

  /// Worker `a` of a test.
  WorkerDesk first(int test) {
    return WorkerDesk.of(server, "410" + test);
  }

  /// Worker `b` of a test.
  WorkerDesk second(int test) {
    return WorkerDesk.of(server, "420" + test);
  }

  WorkerDesk lead() {
    return new WorkerDesk(server, "lead", PASSWORD);
  }

  WorkerDesk engine() {
    return new WorkerDesk(server, "engine", PASSWORD);
  }

  /// A registered phone of another make, which answers by itself and says [#SPEECH].
  Baresip phoneOf(String extension) {
    var phone =
        Baresip.start(
            extension, "phone-" + extension, server.sip(), SPEECH, Map.of("ANSWER", "auto"));
    phone.awaitRegistered();
    return phone;
  }

  @Override
  public void close() {
    server.close();
  }
}
