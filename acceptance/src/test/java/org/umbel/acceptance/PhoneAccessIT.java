package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;

/// From which phones a voice box opens, and what for.
@Acceptance
class PhoneAccessIT {
  private static final String TRUSTED = "+4930111001";
  private static final String KNOWN = "+4930111002";
  private static final String STRANGE = "+4930111003";

  @Test
  @Feature("WM-5")
  void whereNoPhoneOpensTheBoxItsExceptionsDo(UmbelServer server, Box box)
      throws InterruptedException {
    set(
        server,
        box,
        "\"phone.from\": \"nowhere\", \"phone.office\": \"without-pin\", \"phone.others\": \"%s"
                .formatted(TRUSTED)
            + " without-pin, "
            + KNOWN
            + "\"");

    opensWithoutAnything(server, box.extension());
    opensByExtension(server, TRUSTED, box);
    opensByPin(server, KNOWN, box);
    refuses(server, STRANGE, box);
    refuses(server, "anonymous", box);
  }

  @Test
  @Feature("WM-5")
  void whereEachPhoneOpensTheBoxAHiddenNumberNeverSparesThePin(UmbelServer server, Box box)
      throws InterruptedException {
    set(
        server,
        box,
        "\"phone.office\": \"with-pin\", \"phone.others\": \"" + TRUSTED + " without-pin\"");

    try (var phone = phone(server, box.extension());
        var talk = Talk.with(answered(phone.dial("5000")))) {
      talk.hears(Prompt.ENTER_PIN).presses(box.pin() + "#").hears(Prompt.MAIN_MENU);
    }
    opensByExtension(server, TRUSTED, box);
    opensByPin(server, STRANGE, box);
    opensByPin(server, "anonymous", box);
  }

  @Test
  @Feature({"WM-5", "TU-3", "DP-8"})
  void whatHoldsForEverybodyGivesWayToWhatIsSetForAPerson() throws InterruptedException {
    var configuration =
        """
        pilots: ["5000"]
        number-prefix: "+4930123"
        sites: [{name: muc, country: "+49", area: "89", trunk: "55", outside: "0", extensions: [4100-4199]}]
        voice-boxes: {phone.from: nowhere, phone.mobile: without-pin}
        people:
          - {extension: "4100", name: Anna Berg, pin: "739152", mobile: "+49 170 1234567"}
          - extension: "4101"
            name: Ben Carter
            pin: "739152"
            mobile: "+49 170 1234568"
            settings: {phone.from: everywhere, phone.mobile: none, phone.access: profiles}
        """;
    var anna = new Box("4100", "739152", "");
    try (var server = UmbelServer.serve(configuration)) {
      opensByExtension(server, "+491701234567", anna);
      opensByExtension(server, "001701234567", anna); // as the phones of the site show it
      refuses(server, "+491701234568", anna);
      try (var phone = phone(server, "+491701234568");
          var talk = Talk.with(answered(phone.dial("5000")))) {
        talk.hears(Prompt.ENTER_EXTENSION).presses("4101#");
        talk.hears(Prompt.ENTER_PIN).presses("739152#");
        talk.hears(Prompt.MAIN_MENU).hears(Choice.of(Option.GREETING_AND_NAME));
      }
    }
  }

  @Test
  @Feature("TU-3")
  void aPersonHasEverythingByPhoneOrTheProfilesOrNothing(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, STRANGE)) {
      try (var talk = Talk.with(answered(phone.dial("5000")))) {
        identify(talk, box);
        talk.hears(new MessageCount(0, 0)).hears(Prompt.MAIN_MENU);
        talk.hears(Choice.of(Option.LISTEN_TO_NEW));
      }
      set(server, box, "\"phone.access\": \"profiles\"");
      try (var talk = Talk.with(answered(phone.dial("5000")))) {
        identify(talk, box);
        talk.hears(Prompt.MAIN_MENU).hears(Choice.of(Option.GREETING_AND_NAME)).presses("3");
        talk.hears(Prompt.RECORDINGS_MENU);
      }
      set(server, box, "\"phone.access\": \"none\"");
      refuses(server, STRANGE, box);
    }
  }

  @Test
  @Feature("WM-6")
  void noPinIsInTheFilesNoSimpleOneIsTakenAndNoneComesBack(UmbelServer server, Box box)
      throws IOException, InterruptedException {
    var first = box.pin();
    try (var phone = phone(server, STRANGE);
        var talk = Talk.with(answered(phone.dial("5000")))) {
      identify(talk, box);
      newPin(talk, "123456").hears(Prompt.PIN_TOO_SIMPLE);
      newPin(talk, box.extension() + "77").hears(Prompt.PIN_TOO_SIMPLE);
      newPin(talk, first).hears(Prompt.PIN_UNCHANGED);
      newPin(talk, "826193").hears(Prompt.PIN_CHANGED);
      newPin(talk, first).hears(Prompt.PIN_USED_BEFORE);
    }

    try (var files = Files.walk(server.data().resolve("pins"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(first, "826193");
      }
    }
    assertThat(Files.readString(server.data().resolve("pins").resolve(box.extension())))
        .containsPattern("pbkdf2:[0-9]{5,}:[0-9a-f]{32}:[0-9a-f]{64}");
    assertThat(server.inbox(box.extension(), "826193").status()).isEqualTo(200);
    assertThat(server.inbox(box.extension(), first).status()).isEqualTo(401);
  }

  private static Talk newPin(Talk talk, String pin) throws InterruptedException {
    talk.hears(Prompt.MAIN_MENU).presses("4");
    talk.hears(Prompt.ENTER_NEW_PIN).presses(pin + "#");
    return talk.hears(Prompt.REPEAT_NEW_PIN).presses(pin + "#");
  }

  private static void opensWithoutAnything(UmbelServer server, String number)
      throws InterruptedException {
    try (var phone = phone(server, number);
        var talk = Talk.with(answered(phone.dial("5000")))) {
      talk.hears(Prompt.WELCOME).hears(new MessageCount(0, 0)).hears(Prompt.MAIN_MENU);
    }
  }

  private static void opensByExtension(UmbelServer server, String number, Box box)
      throws InterruptedException {
    try (var phone = phone(server, number);
        var talk = Talk.with(answered(phone.dial("5000")))) {
      talk.hears(Prompt.ENTER_EXTENSION).presses(box.extension() + "#");
      talk.hears(new MessageCount(0, 0)).hears(Prompt.MAIN_MENU);
    }
  }

  private static void opensByPin(UmbelServer server, String number, Box box)
      throws InterruptedException {
    try (var phone = phone(server, number);
        var talk = Talk.with(answered(phone.dial("5000")))) {
      identify(talk, box);
      talk.hears(Prompt.MAIN_MENU);
    }
  }

  /// Whatever is known of the box.
  private static void refuses(UmbelServer server, String number, Box box)
      throws InterruptedException {
    try (var phone = phone(server, number);
        var talk = Talk.with(answered(phone.dial("5000")))) {
      identify(talk, box);
      talk.hears(Prompt.NO_TELEPHONE_ACCESS).ends();
    }
  }

  private static void identify(Talk talk, Box box) throws InterruptedException {
    talk.hears(Prompt.ENTER_EXTENSION).presses(box.extension() + "#");
    talk.hears(Prompt.ENTER_PIN).presses(box.pin() + "#");
  }

  private static void set(UmbelServer server, Box box, String settings) {
    Administration.set(server, box.extension(), settings);
  }
}
