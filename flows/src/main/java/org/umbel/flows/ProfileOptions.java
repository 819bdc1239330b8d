package org.umbel.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingKind;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.catalogue.Reaches;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// What callers may do while a profile holds, and what else can be set about greetings (TU-9, CA-4,
/// CA-6, CA-9).
final class ProfileOptions {
  private final Services services;
  private final Conversation talk;
  private final Person person;
  private final OwnRecordings recordings;
  private final Profile profile;

  ProfileOptions(
      Services services,
      Conversation talk,
      Person person,
      OwnRecordings recordings,
      Profile profile) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.recordings = recordings;
    this.profile = profile;
  }

  /// @param language of the greetings that are worked on
  /// @return the one that is worked on from now on
  /// @throws org.umbel.domain.settings.SettingsUnavailable when something could not be set
  Language run(Language language) {
    var worked = language;
    while (true) {
      switch (talk.choose(Menu.PROFILE_OPTIONS, options(worked), ProfileWords.name(profile))) {
        case TAKE_MESSAGES -> takeMessages(true);
        case TAKE_NO_MESSAGES -> takeMessages(false);
        case SET_TRANSFER -> setTransfer();
        case END_TRANSFER -> endTransfer();
        case GREETINGS_IN_ENGLISH -> {
          worked = Language.ENGLISH;
          talk.say(Prompt.NOW_GREETINGS_IN_ENGLISH);
        }
        case GREETINGS_IN_GERMAN -> {
          worked = Language.GERMAN;
          talk.say(Prompt.NOW_GREETINGS_IN_GERMAN);
        }
        case OWN_WORDS -> kind(GreetingKind.INDIVIDUAL);
        case NAME_ONLY -> kind(GreetingKind.PERSONALIZED);
        case DELETE_ALL_GREETINGS -> deleteAll();
        default -> {
          return worked;
        }
      }
    }
  }

  private List<Option> options(Language language) {
    var settings = services.settings().of(person.extension());
    var reaches = Reaches.of(settings);
    var options = new ArrayList<Option>();
    if (!reaches.withheld(GreetingSettings.takesMessages(profile))) {
      options.add(
          settings.value(GreetingSettings.takesMessages(profile))
              ? Option.TAKE_NO_MESSAGES
              : Option.TAKE_MESSAGES);
    }
    if (settings.value(MenuSettings.TRANSFER_TARGET)
        && !reaches.withheld(GreetingSettings.transferTo(profile))) {
      options.add(Option.SET_TRANSFER);
      if (settings.value(GreetingSettings.transferTo(profile)).isPresent()) {
        options.add(Option.END_TRANSFER);
      }
    }
    options.add(
        language == Language.ENGLISH ? Option.GREETINGS_IN_GERMAN : Option.GREETINGS_IN_ENGLISH);
    if (settings.value(MenuSettings.GREETING_KIND) && !reaches.withheld(GreetingSettings.KIND)) {
      options.add(
          settings.value(GreetingSettings.KIND) == GreetingKind.INDIVIDUAL
              ? Option.NAME_ONLY
              : Option.OWN_WORDS);
    }
    if (settings.value(MenuSettings.DELETE_ALL_GREETINGS)) {
      options.add(Option.DELETE_ALL_GREETINGS);
    }
    options.add(Option.BACK_TO_MENU);
    return options;
  }

  private void change(UnaryOperator<BoxSettings> change) {
    services.settings().change(person.extension(), change);
  }

  private void takeMessages(boolean takes) {
    change(own -> own.with(GreetingSettings.takesMessages(profile), takes));
    talk.say(takes ? Prompt.MESSAGES_ARE_TAKEN : Prompt.MESSAGES_ARE_NOT_TAKEN);
  }

  private void setTransfer() {
    var number =
        talk.askDigits(Prompt.ENTER_TRANSFER_NUMBER) instanceof Conversation.Typed.Digits(var typed)
            ? PhoneNumber.parse(typed)
            : Optional.<PhoneNumber>empty();
    if (number.isEmpty()) {
      talk.say(Prompt.CANCELLED);
      return;
    }
    change(own -> own.with(GreetingSettings.transferTo(profile), number));
    talk.say(Prompt.CALLERS_ARE_PUT_THROUGH_TO, new Digits(number.get().digits()));
  }

  private void endTransfer() {
    change(own -> own.with(GreetingSettings.transferTo(profile), Optional.empty()));
    talk.say(Prompt.NOBODY_IS_PUT_THROUGH);
  }

  private void kind(GreetingKind kind) {
    change(own -> own.with(GreetingSettings.KIND, kind));
    talk.say(
        kind == GreetingKind.INDIVIDUAL ? Prompt.GREETING_IS_OWN_WORDS : Prompt.GREETING_IS_NAME);
  }

  private void deleteAll() {
    if (talk.choose(Menu.CONFIRMATION, List.of(Option.CONFIRM, Option.CANCEL), Prompt.ARE_YOU_SURE)
        == Option.CONFIRM) {
      recordings.deleteAll();
    } else {
      talk.say(Prompt.CANCELLED);
    }
  }
}
