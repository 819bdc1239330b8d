package org.umbel.flows;

import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.menu.MenuSettings.Order;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.speech.Language;

/// The main menu, and messages heard by phone (TU-4 to TU-8, TU-11).
final class MessageScenes {
  private MessageScenes() {}

  static Chapter mainMenu() {
    return Chapter.inTheBox("main-menu", "The main menu", "")
        .scene("Nothing is there", "*")
        .scene("One new message", Situation::oneNew, "*")
        .scene("One saved message", Situation::oneSaved, "*")
        .scene("New messages and a saved one", MessageScenes::newAndSaved, "*")
        .scene("Messages of every kind", MessageScenes::everyKind, "*")
        .scene("There are no new messages", "1", "*")
        .scene("There are no saved messages", "2", "*")
        .scene("New messages are listened to", Situation::oneNew, "1")
        .scene("Saved messages are listened to", Situation::oneSaved, "2")
        .scene("Mails alone", MessageScenes::newSavedAndMail, "5", "*", "*")
        .scene(
            "Saved mails alone, of which there are none", MessageScenes::newSavedAndMail, "6", "*")
        .scene("New mails alone, of which there are none", MessageScenes::newAndSaved, "5", "*")
        .scene("Mails alone, though that is not named", Situation::oneMail, "5", "*", "*")
        .scene("Greeting and name", "3", "*", "*")
        .scene("Another PIN", "4", "*", "*")
        .scene("The choices once more", "0", "*")
        .scene("A key without a meaning", "9", "*")
        .scene("Pressing ahead", Situation::oneNew, "early 1")
        .scene("Nothing is pressed", "waits", "waits", "waits")
        .scene("The mailbox is full", house -> house.mailboxes.full = true)
        .scene(
            "The mail server does not answer",
            house -> {
              Situation.oneNew(house);
              house.mailboxes.failures.set(1);
            },
            "3",
            "*",
            "1",
            "*")
        .scene(
            "Anna may not hear messages by phone",
            house -> house.set(AccessSettings.ACCESS, Access.PROFILES),
            "1",
            "3",
            "*",
            "*");
  }

  private static void newAndSaved(House house) {
    Situation.twoNew(house);
    Situation.oneSaved(house);
  }

  private static void newSavedAndMail(House house) {
    newAndSaved(house);
    Situation.oneMail(house);
  }

  private static void everyKind(House house) {
    Situation.twoNew(house);
    Situation.oneMail(house);
    Situation.oneFax(house);
    Situation.oneText(house);
  }

  static Chapter messageMenu() {
    return Chapter.inTheBox("message-menu", "After a message", "1")
        .scene("Deleted, the next one follows", Situation::twoNew, "7")
        .scene("The last one waits for a change of mind", Situation::oneNew, "7", "8", "6")
        .scene("Saved", Situation::oneNew, "9")
        .scene("The next one", Situation::twoNew, "6")
        .scene("The one before, though it was deleted", Situation::twoNew, "7", "4", "8")
        .scene("There is none before", Situation::oneNew, "4")
        .scene("Once more from its beginning", Situation::oneNew, "5")
        .scene("The choices once more", Situation::oneNew, "0")
        .scene("Back to the menu", Situation::oneNew, "*")
        .scene("A key without a meaning after the message", Situation::oneNew, "1")
        .scene("Nothing is pressed", Situation::oneNew, "waits", "waits", "waits")
        .scene("Three messages", Situation::threeNew, "6", "6", "6")
        .scene("A hidden caller, two days ago", Situation::oneHidden)
        .scene("An urgent and private message", Situation::oneMarked)
        .scene(
            "The sender has recorded a name",
            house -> {
              Situation.oneNew(house);
              Situation.benHasRecordedHisName(house);
            })
        .scene("An empty message", MessageScenes::empty, "6")
        .scene("Another program has deleted it meanwhile", MessageScenes::lost)
        .scene(
            "Another program has deleted the first of two", MessageScenes::firstLost, "4", "*", "*")
        .scene("The keys are not named", MessageScenes::unnamedKeys, "waits", "waits")
        .scene("The keys are not named, but asked for", MessageScenes::unnamedKeys, "0", "9")
        .scene(
            "Date and sender after the message",
            house -> {
              Situation.oneNew(house);
              Situation.system(house, MenuSettings.ORDER, Order.NUMBER_MESSAGE_DATE_FROM);
            },
            "9")
        .scene(
            "The sender after the message",
            house -> {
              Situation.oneNew(house);
              Situation.system(house, MenuSettings.ORDER, Order.NUMBER_DATE_MESSAGE_FROM);
            },
            "9");
  }

  private static void empty(House house) {
    house.message(house.anna, "m0", "4001", 0, false);
  }

  private static void lost(House house) {
    Situation.oneNew(house);
    house.mailboxes.lose("m1");
  }

  private static void firstLost(House house) {
    Situation.twoNew(house);
    house.mailboxes.lose("m1");
  }

  private static void unnamedKeys(House house) {
    Situation.twoNew(house);
    Situation.system(house, MenuSettings.OPTIONS_AFTER_MESSAGE, false);
  }

  static Chapter playback() {
    return Chapter.inTheBox("playback", "Keys while a message is heard", "1")
        .scene("Back five seconds", Situation::oneNew, "during 1")
        .scene("A pause", Situation::oneNew, "during 2", "2")
        .scene("Forward five seconds", Situation::oneNew, "during 3")
        .scene("The message before", Situation::twoNew, "6", "during 4")
        .scene("Once more from its beginning", Situation::oneNew, "during 5")
        .scene("The next message", Situation::twoNew, "during 6")
        .scene("Deleted before its end", Situation::twoNew, "during 7")
        .scene("More with it before its end", Situation::oneNew, "during 8", "*")
        .scene("Saved before its end", Situation::oneNew, "during 9")
        .scene("The choices", Situation::oneNew, "during 0")
        .scene("Back to the menu", Situation::oneNew, "during *")
        .scene("To its end", Situation::oneNew, "during #")
        .scene("Its announcement is skipped", Situation::oneNew, "early #");
  }

  static Chapter mail() {
    return Chapter.inTheBox("mail", "Mails, faxes and text messages read aloud", "1")
        .scene("A mail", Situation::oneMail, "6")
        .scene("A fax", Situation::oneFax, "6")
        .scene("A text message", Situation::oneText, "6")
        .scene("A mail in another language", Situation::oneMailInTheOtherLanguage, "9")
        .scene("The sentence before", Situation::oneMail, "during 3", "during 1")
        .scene("The next sentence", Situation::oneMail, "during 3")
        .scene("A pause", Situation::oneMail, "during 2", "2")
        .scene("The rest is skipped", Situation::oneMail, "during #")
        .scene("Its announcement is skipped", Situation::oneMail, "early #")
        .scene("Deleted, and restored", Situation::oneMail, "7", "8")
        .scene("Voice messages come first", MessageScenes::voiceAndMail, "6")
        .scene(
            "The engine takes its time",
            house -> {
              Situation.oneMail(house);
              house.speech.late = 1;
            })
        .scene(
            "The engine has broken down",
            house -> {
              Situation.oneMail(house);
              house.speech.broken = true;
            },
            "6")
        .scene(
            "Nobody speaks the language of the mail",
            house -> {
              Situation.oneMailInTheOtherLanguage(house);
              house.speech.languages.remove(
                  house.anna.language() == Language.GERMAN ? Language.ENGLISH : Language.GERMAN);
            },
            "6")
        .scene(
            "Another program has deleted it meanwhile",
            house -> {
              Situation.oneMail(house);
              house.mailboxes.lose("mail-1");
            })
        .scene("Faster", Situation::oneMail, "8", "5");
  }

  private static void voiceAndMail(House house) {
    Situation.oneNew(house);
    Situation.oneMail(house);
  }
}
