package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
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

  // a server for each: what is held against one stranger counts for all from here
  private final UmbelServer server = UmbelServer.serve(SharedServer.configuration());

  @AfterEach
  void stop() {
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
    assertThat(new Scanner().crack(server.sip(), EXTENSION, words(5))).contains(PASSWORD);

    assertThat(new Scanner().crack(server.sip(), EXTENSION, words(500))).doesNotContain(PASSWORD);
    assertThat(server.log()).contains("phone.refused named=\"" + EXTENSION + "\"");
  }

  @Test
  @Feature("SC-4")
  void whoRegistersLearnsNotWhichExtensionsThereAre() {
    assertThat(new Scanner().enumerate(server.sip(), "REGISTER", "3995-4005"))
        .doesNotContain("| " + EXTENSION);
  }

  @Test
  @Feature("SC-4")
  void callersAreServedWhileStrangersGuess() throws InterruptedException {
    var message = Sound.sweep(Duration.ofSeconds(2));
    var guessing =
        Thread.startVirtualThread(() -> new Scanner().crack(server.sip(), EXTENSION, words(2_000)));

    Duration took;
    try (var phone = Calling.phone(server, "1000")) {
      took = Calling.leave(phone, "4010", message);
    }

    // the guesses may take the phone its core for a moment: what it says then is late, not lost
    var kept = server.inbox("4010", "739152").awaitSound();
    Calling.assertComplete(kept, message, took);
    var match = message.in(kept);
    assertThat(match.windowsFound() * 2)
        .as(match.toString())
        .isGreaterThanOrEqualTo(match.windows());
    guessing.join();
  }
}
