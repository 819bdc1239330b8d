package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Scratch;
import org.umbel.testkit.server.Launched;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// The launcher keeps its contract.
@ExtendWith(LogsOnFailure.class)
@Timeout(120)
class LauncherIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));

  @Test
  void theDemoIsReadySoonAndEndsInTheMiddleOfACallWithStatusZero() throws InterruptedException {
    var start = Instant.now();
    try (var server = UmbelServer.demo();
        var phone = phone(server, "1000")) {
      // generous, as other tests run beside it; the benchmarks know the real figure
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));

      try (var call = answered(phone.dial("4000"))) {
        call.pause(Duration.ofSeconds(1));

        assertThat(server.terminate(Duration.ofSeconds(20))).isZero();
      }
    }
  }

  /// The five minutes of README.md.
  @Test
  @Feature({"CA-1", "TU-1"})
  void theStoryOfTheReadmeWorksAsWritten() {
    try (var demo = UmbelServer.demo();
        var scratch = Scratch.make("story")) {
      WavFile.write(MESSAGE, scratch.file("hello.wav"));

      var left =
          call(demo, "4000 --from 4001 --play %1$s/hello.wav --hear %1$s/greeting.wav", scratch);
      assertThat(left.status()).as(left.words()).isZero();
      assertThat(left.words()).contains("answered", "codec", "packets", "lost", "heard");
      isHeard(
          Talk.sound(Language.ENGLISH, new VoiceBoxOf("4000"), Prompt.LEAVE_MESSAGE_AFTER_TONE)
              .sounding(),
          scratch,
          "greeting.wav");
      demo.inbox("4000", "284617").await(1);

      var heard =
          call(demo, "5000 --from 4000 --hear %s/message.wav --hang-up-after 25s", scratch, KEYS);
      assertThat(heard.status()).as(heard.words()).isZero();
      isHeard(MESSAGE, scratch, "message.wav");

      var diverted =
          call(demo, "5000 --from 0301234567 --diverted-from 4001 --play %s/hello.wav", scratch);
      assertThat(diverted.status()).as(diverted.words()).isZero();
      assertThat(MESSAGE.in(demo.inbox("4001", "739152").awaitSound()).same()).isTrue();
    }
  }

  /// Its fifth step, with a phone of ours and the page's interface for programs.
  @Test
  @Feature({"KW-6", "PR-11"})
  void aCustomerOfTheDemoIsTakenByWhoAcceptsFirst() throws IOException, InterruptedException {
    try (var demo = UmbelServer.demo();
        var annas = Phone.open(PhoneLine.of("4000", demo.sip()).withPassword(password(demo)));
        var customer = phone(demo, "0301234567")) {
      annas.register();
      var anna = new WorkerDesk(demo, "4000", "284617").ready();

      try (var call = answered(customer.dial("7000"))) {
        assertThat(anna.accept(anna.offer())).isEqualTo(204);
        try (var talk = annas.nextCall(Calling.PATIENCE).orElseThrow().answer().orElseThrow()) {
          anna.call("talking");
          Calling.say(call, MESSAGE);
          Await.until(
              "the customer being heard",
              Calling.PATIENCE,
              () -> MESSAGE.in(Calling.sound(talk.heard())).same());
        }
      }
    }
  }

  private static String password(UmbelServer demo) throws IOException {
    return Files.readString(demo.data().resolve("demo").resolve("password-4000")).strip();
  }

  private static final List<String> KEYS = List.of("--keys", "2s 284617# 2s 1");

  private static Launched call(
      UmbelServer server, String words, Scratch scratch, List<String> more) {
    var all = new ArrayList<>(List.of("call"));
    all.addAll(List.of(words.formatted(scratch.folder()).split(" ")));
    all.addAll(more);
    all.addAll(List.of("--to", "127.0.0.1:" + server.sip().getPort()));
    return Launched.umbel(LIMIT, all);
  }

  private static Launched call(UmbelServer server, String words, Scratch scratch) {
    return call(server, words, scratch, List.of());
  }

  private static void isHeard(Sound expected, Scratch scratch, String file) {
    var match = expected.in(WavFile.read(scratch.file(file)));
    assertThat(match.same()).as(match.toString()).isTrue();
  }

  @Test
  void aCallNobodyTakesEndsWithStatusOne() {
    try (var demo = UmbelServer.demo();
        var scratch = Scratch.make("nobody")) {
      var refused = call(demo, "7777", scratch);

      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.words()).contains("404");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "call 4000 --bogus", "serve", "nonsense", "check"})
  void aWrongCommandLineEndsWithStatusTwo(String words) {
    assertThat(Launched.umbel(LIMIT, List.of(words.split(" "))).status()).isEqualTo(2);
  }

  @Test
  void theExampleHasNoMistakes() {
    var checked = Launched.umbel(LIMIT, List.of("check", "--config", "umbel.example.yaml"));

    assertThat(checked.status()).as(checked.words()).isZero();
  }

  @Test
  void everyMistakeIsToldWithItsLine() throws IOException {
    try (var scratch = Scratch.make("mistakes")) {
      var file = scratch.file("umbel.yaml");
      Files.writeString(
          file,
          """
          languge: en
          ring-time: 20
          lines: [{name: main, listen: ["sctp 127.0.0.1:5060"]}]
          people:
            - {extension: "4000", name: Anna, pin: "284617"}
            - {extension: "4000", name: Ben, voice-mail: perhaps}
          """);

      var checked = Launched.umbel(LIMIT, List.of("check", "--config", file.toString()));
      var served = Launched.umbel(LIMIT, List.of("serve", "--config", file.toString()));

      for (var told : List.of(checked, served)) {
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.words())
            .contains(file + ":1:", "languge")
            .contains(file + ":2:", "ring-time")
            .contains(file + ":3:", "sctp")
            .contains(file + ":6:", "perhaps")
            .contains("allowed");
      }
    }
  }
}
