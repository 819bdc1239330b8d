package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.domain.speech.Prompt;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// The user manager of the built-in directory.
@Acceptance
class PeopleIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final Sound HELLO =
      Sound.silence(Duration.ofMillis(500)).then(Sound.sweep(Duration.ofSeconds(3)));
  private static final String PIN = "739152";

  @Test
  @Feature("LD-5")
  @Needs("baresip")
  void peopleComeChangeAndGoWhileCallsGoOn() throws InterruptedException {
    try (var server = UmbelServer.serve(configuration());
        var phone = phone(server, "1000")) {
      try (var talk = Talk.with(answered(phone.dial("4000")))) {
        assertThat(put(server, "4010", "{\"name\": \"Dora Ek\", \"pin\": \"739152\"}"))
            .contains("person 4010 added");
        talk.hearsAll(Prompt.BEEP);
      }
      leave(phone, "4010", MESSAGE);
      server.inbox("4010", PIN).await(1);

      put(server, "4010", "{\"name\": \"Dora Ek\", \"sip-password\": \"doras-phone\"}");
      try (var there = Baresip.answering("4010", "doras-phone", server.sip(), HELLO)) {
        there.awaitRegistered();
        try (var talk = Talk.with(answered(phone.dial("4010")))) {
          talk.hearsSome(HELLO.sounding());
        }
      }
      server.kill();
      server.startAgain();
      assertThat(server.inbox("4010", PIN).status()).isEqualTo(200);

      Administration.change(server, "DELETE", "/api/v1/people/4010", "text/plain", new byte[0]);
      assertThat(server.inbox("4010", PIN).status()).isEqualTo(401);
      assertThat(Administration.text(server, "/api/v1/people")).doesNotContain("4010");
    }
  }

  @Test
  @Feature("LD-5")
  void aWrongPersonIsRefusedWithAllMistakesAndThoseOfTheMainFileFollowAHangUpSignal()
      throws IOException {
    try (var server = UmbelServer.serve(configuration())) {
      var wrong = "{\"name\": \"Dora Ek\", \"mail\": \"here\", \"pin\": \"x\"}";
      assertThat(status(server, "4010", wrong)).isEqualTo(422);
      assertThat(status(server, "4000", "{\"name\": \"Another\"}")).isEqualTo(409);
      assertThat(Administration.text(server, "/api/v1/people"))
          .contains("Anna Berg")
          .doesNotContain("4010", "Another");

      Files.writeString(
          server.folder().resolve("umbel.yaml"),
          "  - {extension: '4020', name: Emil Graf, pin: '739152'}\n",
          StandardOpenOption.APPEND);
      server.hangUp();
      Await.until(
          "Emil is there", Duration.ofSeconds(30), () -> server.inbox("4020", PIN).status() == 200);
    }
  }

  private static String put(UmbelServer server, String extension, String person) {
    return Administration.change(
        server, "PUT", "/api/v1/people/" + extension, "application/json", bytes(person));
  }

  private static int status(UmbelServer server, String extension, String person) {
    return Administration.status(
        server,
        "PUT",
        "/api/v1/people/" + extension,
        "root",
        SharedServer.ROOTS_PASSWORD,
        bytes(person));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String configuration() {
    return """
    ring-time: 3 s
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    administrators: [{name: "root", secret: "a long password"}]
    people:
      - {extension: "4000", name: Anna Berg, pin: "739152"}
    """;
  }
}
