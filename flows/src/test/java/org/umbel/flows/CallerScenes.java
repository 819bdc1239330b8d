package org.umbel.flows;

import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.CallerLanguage;
import org.umbel.domain.greeting.GlobalGreeting;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.GreetingSettings.SpokenNumber;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.TransferAnnouncer;

/// What callers hear who get a voice box (CA-1 to CA-10).
final class CallerScenes {
  private CallerScenes() {}

  static Chapter messages() {
    return Chapter.atTheBox("callers", "Calling Anna and getting her voice box")
        .scene("A message, and hanging up", "says 3 s", "hangs up")
        .scene("A message ended by the pound key", "says 3 s", "#")
        .scene("A message ended by silence", "says 3 s")
        .scene("Zero skips the greeting", "early 0", "says 3 s", "#")
        .scene("Other keys do nothing", "early 7", "says 3 s", "#")
        .scene("Too short a message", "says 0.4 s", "#", "says 3 s", "#")
        .scene("Somebody who never speaks")
        .scene("The longest message", "says 600 s")
        .scene("No message can be taken", house -> house.outbox.full = true)
        .scene("The disk is full in the middle", "the disk is full")
        .scene("Anna has recorded her name", Situation::annasName, "says 3 s", "#")
        .scene("Anna has recorded a greeting", Situation::annasGreeting, "says 3 s", "#")
        .scene(
            "A greeting for everybody",
            house -> {
              Situation.system(house, GreetingSettings.GLOBAL, GlobalGreeting.WHEN_MISSING);
              try (var draft = house.greetings.draftForEverybody()) {
                draft.sink().write(House.samples(5_000));
                draft.keep();
              }
            },
            "says 3 s",
            "#")
        .scene(
            "The whole number is said",
            house -> Situation.system(house, GreetingSettings.NUMBER, SpokenNumber.CANONICAL),
            "says 3 s",
            "#")
        .scene("No messages are taken", Situation::noMessages)
        .scene(
            "No messages are taken, as Anna's greeting says",
            house -> {
              Situation.annasGreeting(house);
              Situation.noMessages(house);
            })
        .scene("A voice box that is switched off", house -> house.called = house.closed)
        .scene("Anna is in a hurry", "early *", House.ANNAS_PIN + "#");
  }

  static Chapter review() {
    return Chapter.atTheBox("caller-review", "Calling Anna, whose callers may change their message")
        .scene("It is sent as it is", CallerScenes::reviewed, "says 3 s", "#", "1")
        .scene("Hanging up sends it", CallerScenes::reviewed, "says 3 s", "#", "hangs up")
        .scene(
            "Saying nothing sends it",
            CallerScenes::reviewed,
            "says 3 s",
            "#",
            "waits",
            "waits",
            "waits")
        .scene("It is listened to", CallerScenes::reviewed, "says 3 s", "#", "2", "1")
        .scene("It is recorded again", CallerScenes::reviewed, "says 3 s", "#3", "says 4 s", "#1")
        .scene("The second try is too short", CallerScenes::reviewed, "says 3 s", "#3", "#1")
        .scene("More is said", CallerScenes::reviewed, "says 3 s", "#4", "says 2 s", "#1")
        .scene("It is urgent and private", CallerScenes::reviewed, "says 3 s", "#561")
        .scene("Neither after all", CallerScenes::reviewed, "says 3 s", "#5566", "1")
        .scene("It is discarded", CallerScenes::reviewed, "says 3 s", "#*")
        .scene("It is as long as can be", CallerScenes::reviewed, "says 600 s", "1");
  }

  static Chapter hotline() {
    return Chapter.atTheHotline("contact-point", "Calling a contact point whose workers are busy")
        .scene("All are busy", "listens", "hangs up")
        .scene("Others wait before", house -> house.hotline.before = 2, "listens", "hangs up")
        .scene("Nobody becomes free", house -> house.hotline.patience = Duration.ZERO, "holds on")
        .scene("Somebody else takes the call", CallerScenes::routed, "holds on", "is taken")
        .scene("Nobody at all takes it", CallerScenes::routed, "holds on", "is not taken");
  }

  private static void routed(House house) {
    house.hotline.patience = Duration.ZERO;
    house.hotline.defaultRoute = Optional.of(new PhoneNumber("4009"));
  }

  private static void reviewed(House house) {
    house.set(GreetingSettings.CALLER_REVIEW, true);
  }

  static Chapter choices() {
    return Chapter.atTheBox("put-through", "Calling Anna, who lets callers be put through")
        .scene("The other phone takes the call", Situation::putThrough, "2", "is taken")
        .scene("Nobody takes the call", Situation::putThrough, "2", "is not taken", "says 3 s", "#")
        .scene("A message after all", Situation::putThrough, "1", "says 3 s", "#")
        .scene("Waiting leads to the tone", Situation::putThrough, "waits", "says 3 s", "#")
        .scene("In the middle of the greeting", Situation::putThrough, "early 2", "is taken")
        .scene(
            "Anna tells of it in her own greeting",
            house -> {
              Situation.putThrough(house);
              Situation.annasGreeting(house);
            },
            "2",
            "is taken")
        .scene(
            "It is told after Anna's own greeting",
            house -> {
              Situation.putThrough(house);
              Situation.annasGreeting(house);
              house.set(GreetingSettings.TRANSFER_ANNOUNCER, TransferAnnouncer.PERSON_AND_SYSTEM);
            },
            "2",
            "is taken")
        .scene("A number outside", CallerScenes::outside, "2", "is taken")
        .scene(
            "A number outside that Anna may not call", CallerScenes::outside, "2", "says 3 s", "#")
        .scene(
            "No messages are taken, and nobody takes the call",
            house -> {
              Situation.putThrough(house);
              Situation.noMessages(house);
            },
            "2",
            "is not taken")
        .scene(
            "No messages are taken, and waiting ends the call",
            house -> {
              Situation.putThrough(house);
              Situation.noMessages(house);
            },
            "waits");
  }

  private static void outside(House house) {
    house.set(
        GreetingSettings.transferTo(Profile.WORK), Optional.of(new PhoneNumber("+491711234567")));
  }

  static Chapter languages() {
    return Chapter.atTheBox("caller-language", "Calling Anna, whose callers choose a language")
        .scene("English", CallerScenes::asked, "early 1", "says 3 s", "#")
        .scene("German", CallerScenes::asked, "2", "says 3 s", "#")
        .scene("Neither", CallerScenes::asked, "waits", "says 3 s", "#")
        .scene("A key of no language", CallerScenes::asked, "3", "says 3 s", "#")
        .scene(
            "A profile without messages",
            house -> {
              asked(house);
              house.set(GreetingSettings.ACTIVE, Profile.VACATION);
              house.set(GreetingSettings.takesMessages(Profile.VACATION), false);
              house.set(
                  GreetingSettings.transferTo(Profile.VACATION),
                  Optional.of(new PhoneNumber("4001")));
            },
            "2",
            "waits");
  }

  private static void asked(House house) {
    house.set(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.ASKED);
  }
}
