package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// What programs set for a voice box is what the next caller hears, and why is told truly.
@Acceptance
class BoxApiIT {
  private static final Sound WORK = Sound.keys("0#8*2B64");
  private static final Sound OTHER = Sound.keys("159D73A1");
  private static final Sound HELLO =
      Sound.silence(Duration.ofMillis(500)).then(Sound.sweep(Duration.ofSeconds(3)));

  @Test
  @Feature({"CA-6", "LD-6"})
  void theChosenProfileHoldsForTheNextCaller(UmbelServer server, Box box)
      throws InterruptedException {
    bring(server, box, "work-en", wave(WORK));
    bring(server, box, "home-en", wave(OTHER));
    try (var phone = phone(server, "1000")) {
      set(server, box, "\"profile.active\": \"home\", \"profile.home.takes-messages\": false");
      try (var talk = calling(phone, box)) {
        talk.hearsAll(OTHER.sounding()).hearsAll(Prompt.GOODBYE).ends();
        assertThat(server.inbox(box.extension(), box.pin()).list()).isEmpty();
      }
      assertThat(expected(server, box, ""))
          .contains("\"profile\":\"home\"", "\"recording\":\"home-en\"", "\"takesMessages\":false");

      var given = set(server, box, "\"profile.active\": null");
      assertThat(given).contains("\"profile.active\",\"value\":\"work\",\"origin\":\"standard\"");
      try (var talk = calling(phone, box)) {
        talk.hearsAll(WORK.sounding()).hearsAll(Prompt.BEEP);
      }
      assertThat(expected(server, box, "")).contains("\"work-en\"", "\"profile-was-chosen\"");
    }
  }

  @Test
  @Feature("CA-7")
  void theProfileSwitchesByItselfWithTheHours(UmbelServer server, Box box)
      throws InterruptedException {
    bring(server, box, "work-en", wave(WORK));
    bring(server, box, "mobile-en", wave(OTHER));
    set(
        server,
        box,
        "\"office-hours.week\": \"mon-sun 00:00-00:00 break 00:00-23:59\","
            + " \"office-hours.break\": \"mobile\", \"office-hours.outside\": \"home\"");

    try (var phone = phone(server, "1000")) {
      try (var talk = calling(phone, box)) {
        talk.hearsAll(OTHER.sounding());
      }
      assertThat(expected(server, box, "?at=2026-03-04T12:00"))
          .contains("\"during-a-break\"", "\"recording\":\"mobile-en\"");

      set(server, box, "\"office-hours.week\": \"never\"");
      try (var talk = calling(phone, box)) {
        talk.hears(new VoiceBoxOf(box.extension()));
      }
      assertThat(expected(server, box, ""))
          .contains("\"outside-office-hours\"", "\"profile\":\"home\"", "\"nothing-recorded\"");
    }
  }

  @Test
  @Feature({"CA-6", "CA-7"})
  void vacationHoldsAtAllHoursAndColleaguesHearTheirOwnGreeting(
      UmbelServer server, Box box, Box colleague) throws InterruptedException {
    bring(server, box, "vacation-en", wave(WORK));
    bring(server, box, "internal-en", wave(OTHER));
    set(
        server,
        box,
        "\"office-hours.week\": \"never\", \"office-hours.outside\": \"home\","
            + " \"profile.active\": \"vacation\"");

    try (var phone = phone(server, "1000");
        var talk = calling(phone, box)) {
      talk.hearsAll(WORK.sounding());
    }
    try (var inside = phone(server, colleague.extension());
        var talk = calling(inside, box)) {
      talk.hearsAll(OTHER.sounding());
    }
    assertThat(expected(server, box, "?caller=1000")).contains("\"vacation-holds-at-all-times\"");
    assertThat(expected(server, box, "?caller=" + colleague.extension()))
        .contains("\"caller-is-internal\"", "\"internal-en\"");
  }

  @Test
  @Feature("CA-9")
  @Needs("baresip")
  void whoPressesTwoIsPutThroughAndComesBackWhenNobodyAnswers(
      UmbelServer server, Box box, Box target) throws InterruptedException {
    bring(server, box, "work-en", wave(OTHER));
    var to = "\"profile.work.transfer-to\": \"" + target.extension() + "\"";
    set(server, box, to + ", \"greeting.transfer-announced-by\": \"person-and-system\"");

    try (var phone = phone(server, "1000")) {
      try (var talk = calling(phone, box)) {
        talk.hearsAll(OTHER.sounding()).hears(Choice.of(Option.LEAVE_MESSAGE));
        talk.hears(Choice.of(Option.BE_PUT_THROUGH)).presses("2");
        talk.hears(Prompt.PLEASE_HOLD).hears(Prompt.TRANSFER_FAILED).hearsAll(Prompt.BEEP);
      }

      try (var there =
          Baresip.answering(target.extension(), target.sipPassword(), server.sip(), HELLO)) {
        there.awaitRegistered();
        try (var talk = calling(phone, box)) {
          talk.hearsAll(OTHER.sounding()).presses("2").hearsSome(HELLO.sounding());
        }
      }
    }
    assertThat(expected(server, box, ""))
        .contains("\"transferTo\":\"" + target.extension() + "\"", "\"transferAnnounced\":true");
  }

  @Test
  @Feature({"PP-2", "CA-5"})
  void aGreetingIsRecordedByACallToThePersonsPhone(UmbelServer server, Box box)
      throws InterruptedException {
    var greeting = Sound.sweep(Duration.ofSeconds(4));
    try (var own =
            Phone.open(
                PhoneLine.of(box.extension(), server.sip()).withPassword(box.sipPassword()));
        var phone = phone(server, "1000")) {
      own.register();
      var id = json(change(server, "POST", box, "/greetings/work-en/calls", "{}"), "call");
      try (var call = own.nextCall(Calling.PATIENCE).orElseThrow().answer().orElseThrow()) {
        var talk = Talk.with(call).hears(Prompt.RECORD_GREETING_AFTER_TONE).hearsAll(Prompt.BEEP);
        assertThat(progress(server, box, id)).contains("\"talking\"");
        talk.says(greeting).presses("#").hears(Choice.of(Option.ACCEPT)).presses("1");
        talk.hears(Prompt.GREETING_STORED).hears(Prompt.GOODBYE);
      }
      Await.until("kept", Calling.PATIENCE, () -> progress(server, box, id).contains("\"kept\""));

      try (var talk = calling(phone, box)) {
        talk.hearsAll(greeting);
      }
      var nowhere =
          json(
              change(server, "POST", box, "/greetings/work-en/calls", "{\"number\": \"7123456\"}"),
              "call");
      Await.until(
          "nobody has this number",
          Calling.PATIENCE,
          () -> progress(server, box, nowhere).contains("\"not-reachable\""));
    }
  }

  private static String progress(UmbelServer server, Box box, String call) {
    var path = "/api/v1/boxes/" + box.extension() + "/greeting-calls/" + call;
    return Administration.text(server, path);
  }

  /// The value of a name in a flat JSON object.
  private static String json(String object, String name) {
    return object.replaceFirst(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  @Test
  @Feature("CA-8")
  void callersAreGreetedInTheLanguageOfTheirCountryOrTheOneTheyChoose(UmbelServer server, Box box)
      throws InterruptedException {
    set(server, box, "\"greeting.caller-language\": \"by-number\"");
    try (var phone = phone(server, "+4930123456");
        var call = answered(phone.dial(box.extension()))) {
      Talk.with(call, Language.GERMAN).hears(new VoiceBoxOf(box.extension()));
    }
    assertThat(expected(server, box, "?caller=%2B4930123456")).contains("\"language\":\"de\"");
    assertThat(expected(server, box, "?caller=%2B33145678901")).contains("\"language\":\"en\"");

    set(server, box, "\"greeting.caller-language\": \"asked\"");
    try (var phone = phone(server, "+33145678901");
        var call = answered(phone.dial(box.extension()))) {
      Talk.with(call).hears(Prompt.CHOOSE_THIS_LANGUAGE).presses("2");
      Talk.with(call, Language.GERMAN).hears(new VoiceBoxOf(box.extension()));
    }
  }

  @Test
  @Feature({"CA-4", "TU-9"})
  void theKindOfGreetingIsSetForAllForOnePersonAndByThePerson() throws InterruptedException {
    var configuration =
        SharedServer.configuration()
            + "voice-boxes: {greeting.kind: personalized, menu.greeting-kind: true}\n";
    var anna = new Box("4000", "739152", "phone-4000");
    try (var server = UmbelServer.serve(configuration);
        var phone = phone(server, "1000");
        var annas = phone(server, "4000")) {
      bring(server, anna, "work-en", wave(WORK));
      bring(server, anna, "name", wave(OTHER));
      try (var talk = calling(phone, anna)) {
        talk.hearsAll(OTHER.sounding()).hears(Prompt.LEAVE_MESSAGE_AFTER_TONE);
      }

      set(server, anna, "\"greeting.kind\": \"individual\"");
      try (var talk = calling(phone, anna)) {
        talk.hearsAll(WORK.sounding()).hearsAll(Prompt.BEEP);
      }

      try (var talk = Talk.with(answered(annas.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(anna.pin() + "#");
        talk.hears(Prompt.MAIN_MENU).presses("38").hears(Choice.of(Option.NAME_ONLY)).presses("5");
        talk.hears(Prompt.GREETING_IS_NAME);
      }
      try (var talk = calling(phone, anna)) {
        talk.hearsAll(OTHER.sounding()).hears(Prompt.LEAVE_MESSAGE_AFTER_TONE);
      }
    }
  }

  @Test
  @Feature("CA-5")
  void theGreetingForEverybodyIsHeardWhereThereIsNoOther() throws InterruptedException {
    var configuration =
        SharedServer.configuration() + "voice-boxes: {greeting.global: when-missing}\n";
    var anna = new Box("4000", "739152", "phone-4000");
    var ben = new Box("4001", "739152", "phone-4001");
    try (var server = UmbelServer.serve(configuration);
        var phone = phone(server, "1000")) {
      bring(server, ben, "work-en", wave(OTHER));
      var everybody = "/api/v1/greetings/everybody";
      Administration.change(server, "PUT", everybody, "audio/aiff", aiff(WORK));

      try (var talk = calling(phone, anna)) {
        talk.hearsAll(WORK.sounding()).hearsAll(Prompt.BEEP);
      }
      try (var talk = calling(phone, ben)) {
        talk.hearsAll(OTHER.sounding());
      }
      assertThat(expected(server, anna, ""))
          .contains("\"spoken\":\"global\"", "\"global-greeting-instead-of-none\"");

      Administration.change(server, "DELETE", everybody, "text/plain", new byte[0]);
      try (var talk = calling(phone, anna)) {
        talk.hears(new VoiceBoxOf("4000"));
      }
    }
  }

  @Test
  @Feature("WM-4")
  void aLockedBoxIsOpenedAndAPinThatWasMadeUpOpensIt(UmbelServer server, Box box) {
    var guesses = server.inbox(box.extension(), "111222");
    for (int i = 0; i < 10; i++) {
      guesses.status();
    }
    assertThat(server.inbox(box.extension(), box.pin()).status()).isEqualTo(401);

    change(server, "POST", box, "/unlock", "");
    assertThat(server.inbox(box.extension(), box.pin()).status()).isEqualTo(200);

    var pin = change(server, "PUT", box, "/pin", "{}").replaceAll("[^0-9]", "");
    assertThat(server.inbox(box.extension(), pin).status()).isEqualTo(200);
    assertThat(server.inbox(box.extension(), box.pin()).status()).isEqualTo(401);
  }

  @Test
  @Feature("LD-6")
  void whatTheAdministratorWithholdsIsRefusedToProgramsAndNotOfferedByPhone()
      throws InterruptedException {
    var configuration =
        SharedServer.configuration()
            + "voice-boxes: {reach.seen: profile.active, reach.administrator: office-hours.*,"
            + " reach.changeable: greeting.kind}\n";
    var anna = new Box("4000", "739152", "phone-4000");
    try (var server = UmbelServer.serve(configuration);
        var phone = phone(server, "4000")) {
      var own = "/api/v1/mailbox/settings";
      assertThat(Administration.text(server, own, anna.extension(), anna.pin()))
          .contains("\"profile.active\"", "\"greeting.kind\"")
          .doesNotContain("office-hours.week");
      assertThat(patched(server, anna, "\"profile.active\": \"home\"")).isEqualTo(403);
      assertThat(patched(server, anna, "\"office-hours.week\": \"never\"")).isEqualTo(403);
      assertThat(patched(server, anna, "\"greeting.kind\": \"personalized\"")).isEqualTo(200);

      try (var talk = Talk.with(answered(phone.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(anna.pin() + "#");
        talk.hears(Choice.of(Option.GREETING_AND_NAME)).presses("3");
        talk.hears(Prompt.RECORDINGS_MENU).presses("7").hears(Prompt.INVALID_KEY);
      }
    }
  }

  private static int patched(UmbelServer server, Box box, String settings) {
    var body = ("{" + settings + "}").getBytes(StandardCharsets.UTF_8);
    return Administration.status(
        server, "PATCH", "/api/v1/mailbox/settings", box.extension(), box.pin(), body);
  }

  private static Talk calling(Phone phone, Box box) {
    return Talk.with(answered(phone.dial(box.extension())));
  }

  private static String set(UmbelServer server, Box box, String settings) {
    return change(server, "PATCH", box, "/settings", "{" + settings + "}");
  }

  private static String change(
      UmbelServer server, String method, Box box, String part, String body) {
    var path = "/api/v1/boxes/" + box.extension() + part;
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return Administration.change(server, method, path, "application/json", bytes);
  }

  private static void bring(UmbelServer server, Box box, String word, byte[] file) {
    var path = "/api/v1/boxes/" + box.extension() + "/greetings/" + word;
    Administration.change(server, "PUT", path, "audio/wav", file);
  }

  private static String expected(UmbelServer server, Box box, String question) {
    return Administration.text(server, "/api/v1/boxes/" + box.extension() + "/greeting" + question);
  }

  private static byte[] wave(Sound sound) {
    return file(sound, AudioFileFormat.Type.WAVE, false);
  }

  private static byte[] aiff(Sound sound) {
    return file(sound, AudioFileFormat.Type.AIFF, true);
  }

  /// As another program would write it.
  private static byte[] file(Sound sound, AudioFileFormat.Type type, boolean bigEndian) {
    var bytes = ByteBuffer.allocate(2 * sound.samples().length);
    for (short sample : sound.samples()) {
      bytes.putShort(bigEndian ? sample : Short.reverseBytes(sample));
    }
    var format = new AudioFormat(Sound.RATE, 16, 1, true, bigEndian);
    var stream =
        new AudioInputStream(
            new ByteArrayInputStream(bytes.array()), format, sound.samples().length);
    var file = new ByteArrayOutputStream();
    try {
      AudioSystem.write(stream, type, file);
    } catch (IOException impossible) {
      throw new AssertionError("in memory", impossible);
    }
    return file.toByteArray();
  }
}
