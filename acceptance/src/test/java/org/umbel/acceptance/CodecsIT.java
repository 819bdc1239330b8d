package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Prompt;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Linphone;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Scratch;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.part.Transcoder;
import org.umbel.testkit.rtp.FramePeer;
import org.umbel.testkit.server.Launched;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// Messages left over codecs other than G.711, each with a server that speaks nothing else.
@Needs({"baresip", "linphonec", "sipp", "ffmpeg"})
@Acceptance
class CodecsIT {
  private static final String PERSON = "4000";
  private static final String CALLER = "4001";
  private static final String PIN = "739152";

  private static final Sound GREETING = speech(Prompt.LEAVE_MESSAGE_AFTER_TONE);

  /// Speech, because coders of speech make little of anything else.
  private static final Sound SENTENCE = speech(Prompt.ENTER_PIN);

  /// Long enough for the greeting to be over and the sentence to come once more from its beginning.
  private static final Duration CALL = Duration.ofSeconds(16);

  private static final Sound MESSAGE = overAndOver(SENTENCE, CALL);

  private static Sound speech(Prompt prompt) {
    return Talk.sound(Language.ENGLISH, prompt).sounding();
  }

  private static Sound overAndOver(Sound sound, Duration length) {
    var all = sound;
    while (all.duration().compareTo(length) < 0) {
      all = all.then(Sound.silence(Duration.ofMillis(300))).then(sound);
    }
    return all;
  }

  private static UmbelServer speaking(String codecs) {
    return UmbelServer.serveWithAudio(
        "{codecs: [%s]}".formatted(codecs), SharedServer.configuration());
  }

  private static void isKept(UmbelServer server) {
    var match = SENTENCE.in(server.inbox(PERSON, PIN).awaitSound());
    assertThat(match.same()).as("the recording: %s", match).isTrue();
  }

  private static void isGreeting(Sound heard) {
    var match = GREETING.in(heard);
    assertThat(match.same()).as("the greeting: %s", match).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"G722, G722/16000/1", "opus, opus/48000/2"})
  @Feature("LN-14")
  void aPhoneOfOneMakeLeavesAMessage(String codec, String ofThePhone) throws IOException {
    try (var server = speaking(codec);
        var phone =
            Baresip.start(
                CALLER, "phone-" + CALLER, server.sip(), MESSAGE, Map.of("CODECS", ofThePhone))) {
      phone.awaitRegistered();
      phone.dial("sip:" + PERSON + "@127.0.0.1:" + server.sip().getPort());
      phone.awaitEvent("CALL_ESTABLISHED");
      Await.pause(CALL);
      phone.hangUp();
      phone.awaitEvent("CALL_CLOSED");

      isKept(server);
      isGreeting(Transcoder.read(phone.heardFile().orElseThrow()));
    }
  }

  @Test
  @Feature("LN-14")
  void aPhoneOfAnotherMakeLeavesAMessageOverOpus() throws IOException {
    try (var scratch = Scratch.make("linphone-sounds");
        var server = speaking("opus")) {
      var said = scratch.file("said.wav");
      WavFile.write(MESSAGE, said);
      try (var phone =
          Linphone.start(CALLER, "phone-" + CALLER, server.sip(), Map.of("MIC", said.toString()))) {
        phone.awaitRegistered();
        phone.type("call sip:" + PERSON + "@127.0.0.1:" + server.sip().getPort());
        Await.pause(CALL);
        phone.type("terminate");

        isKept(server);
        isGreeting(Transcoder.read(phone.heardFile()));
      }
    }
  }

  /// No phone at hand speaks it, so another coder's frames are the caller, and its decoder listens.
  @Test
  @Feature("LN-14")
  void aGatewayLeavesAMessageOverG723() {
    byte[] frames = Transcoder.encode(MESSAGE, "g723_1");
    try (var server = speaking("G723");
        var ports = PortBlock.take();
        var rtp = FramePeer.at(ports.at(Scenarios.RTP), 4, Duration.ofMillis(30), 240)) {
      var sipp =
          Sipp.scenario(Scenarios.resource("call.xml"), ports)
              .with("redirection", "X-Empty: yes")
              .with("inviteBody", Scenarios.description(ports, 4))
              .with("ackBody", "Content-Length: 0\n")
              .with("talk", "<pause milliseconds=\"18000\"/>");

      var outcome =
          Scenarios.alongside(() -> sipp.call(PERSON, server.sip()), () -> rtp.say(frames, 24));

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
      isKept(server);
      isGreeting(Transcoder.decode(rtp.heard(), "g723_1"));
    }
  }

  @Test
  @Feature("LN-14")
  void aCodecWithoutItsLibraryIsLeftOutAndItIsSaid() throws IOException {
    try (var scratch = Scratch.make("check")) {
      var file = scratch.file("umbel.yaml");
      Files.writeString(
          file,
          """
          lines: [{name: main, listen: ["udp 127.0.0.1:5060"], audio: {codecs: [G722, PCMA]}}]
          people: [{extension: "4000", name: Anna}]
          """);

      var check =
          Launched.umbel(Duration.ofMinutes(1), List.of("check", "--config", file.toString()));

      assertThat(check.status()).isZero();
      assertThat(check.words()).contains("left out: codec G722: ").contains("not in lib");
    }
  }
}
