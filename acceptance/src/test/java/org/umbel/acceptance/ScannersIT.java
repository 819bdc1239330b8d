package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Scanner;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Strangers with the usual tools: they learn nothing, and nobody else notices.
@Acceptance
@Needs({"svmap", "svwar", "svcrack"})
class ScannersIT {
  private static final String EXTENSION = "4000";
  private static final String PASSWORD = "phone-4000";

  private static UmbelServer server;

  @BeforeAll
  static void start() {
    server = UmbelServer.serve(SharedServer.configuration());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Words of which the last is the password.
  private static List<String> words(int count) {
    var words = new ArrayList<String>();
    IntStream.range(1, count).forEach(i -> words.add("guess-" + i));
    words.add(PASSWORD);
    return words;
  }

  @Test
  @Feature("SC-4")
  void thePasswordIsFoundByFewGuessesAndNotByMany() {
    assertThat(Scanner.from("127.0.0.61").crack(server.sip(), EXTENSION, words(5)))
        .as("the tool works")
        .contains(PASSWORD);

    assertThat(Scanner.from("127.0.0.62").crack(server.sip(), EXTENSION, words(500)))
        .doesNotContain(PASSWORD);
    assertThat(server.log()).contains("127.0.0.62");
  }

  @Test
  @Feature("SC-4")
  void whoRegistersLearnsNotWhichExtensionsThereAre() {
    assertThat(Scanner.from("127.0.0.63").enumerate(server.sip(), "REGISTER", "3995-4005"))
        .doesNotContain("| " + EXTENSION);
  }

  @Test
  @Feature("SC-4")
  void callersAreServedWhileStrangersGuess() throws InterruptedException {
    var message = Sound.sweep(Duration.ofSeconds(2));
    var guessing =
        Thread.startVirtualThread(
            () -> Scanner.from("127.0.0.64").crack(server.sip(), EXTENSION, words(2_000)));

    try (var phone = Calling.phone(server, "1000")) {
      Calling.leave(phone, "4010", message);
    }

    assertThat(message.in(server.inbox("4010", "739152").awaitSound()).same()).isTrue();
    guessing.join();
  }
}
