package org.umbel.flows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.Origin;
import org.umbel.domain.settings.catalogue.ReachSettings;

/// Messages answered, forwarded and called back by phone (TU-7, ML-5).
final class PostScenes {
  private PostScenes() {}

  static Chapter more() {
    return Chapter.inTheBox("more", "More with a message", "1")
        .scene("What there is for a colleague's message", Situation::oneNew, "8", "0", "*")
        .scene("What there is for a mail", PostScenes::oneMail, "8", "*")
        .scene("What there is for a fax", Situation::oneFax, "8", "*")
        .scene("What there is for a text message", Situation::oneText, "8", "*")
        .scene("An answer is sent", Situation::oneNew, "8", "1", "says 3 s", "#", "1")
        .scene("An answer is heard first", Situation::oneNew, "8", "1", "says 3 s", "#", "2", "1")
        .scene(
            "An answer is recorded again",
            Situation::oneNew,
            "8",
            "1",
            "says 3 s",
            "#",
            "3",
            "says 5 s",
            "#",
            "1")
        .scene("An answer is cancelled", Situation::oneNew, "8", "1", "says 3 s", "#", "*")
        .scene("Too short an answer", Situation::oneNew, "8", "1", "says 0.2 s", "#")
        .scene("As long an answer as there can be", Situation::oneNew, "8", "1", "says 700 s", "1")
        .scene("An answer that ends by hanging up", Situation::oneNew, "8", "1", "says 3 s")
        .scene("No disk for an answer", Situation::oneNew, "8", "1", "the disk is full")
        .scene("A mail is answered", PostScenes::oneMail, "8", "1", "says 3 s", "#", "1")
        .scene("A mail without a sender is not answered", Situation::oneMail, "8", "1")
        .scene(
            "A caller outside is answered at the address of the number",
            house -> {
              Situation.twoNew(house);
              house.numbers = AddressTemplate.parse("${number}@example.org");
            },
            "6",
            "8",
            "1",
            "says 3 s",
            "#",
            "1")
        .scene("Forwarded", Situation::oneNew, "8", "2", "4001#", "1", "says 3 s", "#", "1")
        .scene("Forwarded without a word", Situation::oneNew, "8", "2", "4001#", "1", "1")
        .scene(
            "Forwarded to somebody with a recorded name",
            house -> {
              Situation.oneNew(house);
              Situation.benHasRecordedHisName(house);
            },
            "8",
            "2",
            "4001#",
            "1",
            "says 3 s",
            "#",
            "1")
        .scene("Another recipient", Situation::oneNew, "8", "2", "4001#", "*", "#")
        .scene("Nobody has that number", Situation::oneNew, "8", "2", "9999#", "*")
        .scene("Somebody without a voice box", Situation::oneNew, "8", "2", "4002#", "#")
        .scene(
            "A mail is forwarded",
            PostScenes::oneMail,
            "8",
            "2",
            "4001#",
            "1",
            "says 3 s",
            "#",
            "1")
        .scene("A mail is forwarded as a fax", PostScenes::oneMail, "8", "3", "030777#", "1")
        .scene(
            "A fax to a number that may not be called",
            PostScenes::mailAndNoFaxes,
            "8",
            "3",
            "0900777#",
            "1")
        .scene("No fax after all", PostScenes::oneMail, "8", "3", "030777#", "*")
        .scene("No fax number", PostScenes::oneMail, "8", "3", "#")
        .scene("Another program has deleted it", Situation::oneMail, "8", "3", "030777#", "1")
        .scene("Called back", Situation::twoNew, "6", "8", "4", "1", "is taken")
        .scene("A colleague is called back", Situation::oneNew, "8", "4", "1", "is not taken")
        .scene("A number that may not be called", Situation::twoNew, "6", "8", "4", "1")
        .scene("Not called back after all", Situation::oneNew, "8", "4", "*")
        .scene(
            "Everything is taken out of the menu",
            house -> {
              Situation.oneNew(house);
              Situation.system(house, MenuSettings.REPLY, false);
              Situation.system(house, MenuSettings.FORWARD_VOICE, false);
              Situation.system(house, MenuSettings.CALL_BACK, false);
            },
            "8",
            "*")
        .scene("Faster, and faster still", Situation::oneNew, "8", "5", "8", "5", "9")
        .scene("More slowly, from the middle", Situation::oneNew, "during 8", "6", "5")
        .scene(
            "As fast as it can be",
            house -> {
              Situation.oneNew(house);
              house.set(MenuSettings.SPEED, 200);
            },
            "8",
            "5",
            "6")
        .scene(
            "The speed cannot be kept",
            house -> {
              Situation.oneNew(house);
              house.vault.closed = true;
            },
            "8",
            "5")
        .scene(
            "Anna may not change the speed",
            house -> {
              Situation.oneNew(house);
              Situation.system(house, ReachSettings.SEEN, List.of("menu.speed"));
            },
            "8",
            "*");
  }

  private static void mailAndNoFaxes(House house) {
    oneMail(house);
    house.faxing = new Decision.Refused(Decision.Cause.CLASS, "Premium numbers may not be called");
  }

  private static void oneMail(House house) {
    Situation.oneMail(house);
    var origin =
        new Origin(
            Optional.of("ben@example.org"), Optional.of("<one@example.org>"), List.of(), "Lunch");
    house.mailboxes.is("mail-1", origin, ByteBuffer.wrap("Subject: Lunch".getBytes(US_ASCII)));
  }
}
