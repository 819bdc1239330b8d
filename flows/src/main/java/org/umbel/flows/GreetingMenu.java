package org.umbel.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.catalogue.Reaches;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// Greetings, name and profiles by phone (TU-9, CA-6). It begins with the chosen profile; another
/// one is worked on by choosing it here, without making it hold.
final class GreetingMenu {
  private static final Recordable NAME = new SpokenName();

  private final Services services;
  private final Conversation talk;
  private final Person person;
  private final OwnRecordings recordings;
  private Profile profile;
  private Language language;

  GreetingMenu(Services services, Conversation talk, Person person) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.recordings = new OwnRecordings(services, talk, person);
    this.profile = settings().value(GreetingSettings.ACTIVE);
    this.language = settings().value(GreetingSettings.LANGUAGE).orElse(person.language());
  }

  private Settings settings() {
    return services.settings().of(person.extension());
  }

  void run() {
    while (true) {
      try {
        if (!serve()) {
          return;
        }
      } catch (SettingsUnavailable | RecordingUnavailable unavailable) {
        talk.say(Prompt.NOT_DONE);
      }
    }
  }

  /// @return false when the person is done here
  private boolean serve() {
    switch (talk.choose(
        Menu.GREETINGS, options(), Prompt.RECORDINGS_MENU, ProfileWords.name(profile))) {
      case RECORD_GREETING -> recordings.record(greeting());
      case HEAR_GREETING -> recordings.hear(greeting());
      case DELETE_GREETING -> recordings.delete(greeting());
      case RECORD_NAME -> recordings.record(NAME);
      case HEAR_NAME -> recordings.hear(NAME);
      case DELETE_NAME -> recordings.delete(NAME);
      case CHOOSE_PROFILE -> choose();
      case PROFILE_OPTIONS -> language = options(language);
      case OTHER_PROFILE -> profile = ask(Profile.values()).orElse(profile);
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Option> options() {
    var options =
        new ArrayList<>(
            List.of(
                Option.RECORD_GREETING,
                Option.HEAR_GREETING,
                Option.DELETE_GREETING,
                Option.RECORD_NAME,
                Option.HEAR_NAME,
                Option.DELETE_NAME,
                Option.CHOOSE_PROFILE,
                Option.PROFILE_OPTIONS,
                Option.OTHER_PROFILE,
                Option.BACK_TO_MENU));
    if (!settings().value(MenuSettings.DELETE_GREETING)) {
      options.removeAll(List.of(Option.DELETE_GREETING, Option.DELETE_NAME));
    }
    if (Reaches.of(settings()).withheld(GreetingSettings.ACTIVE)) {
      options.remove(Option.CHOOSE_PROFILE);
    }
    return options;
  }

  private ProfileGreeting greeting() {
    return new ProfileGreeting(profile, language);
  }

  private Language options(Language now) {
    return new ProfileOptions(services, talk, person, recordings, profile).run(now);
  }

  private void choose() {
    var chosen = ask(Profile.CHOSEN.toArray(Profile[]::new));
    if (chosen.isEmpty()) {
      talk.say(Prompt.CANCELLED);
      return;
    }
    services
        .settings()
        .change(person.extension(), own -> own.with(GreetingSettings.ACTIVE, chosen.get()));
    profile = chosen.get();
    talk.say(ProfileWords.name(profile), Prompt.PROFILE_IS_ACTIVE);
  }

  /// Asks for one of those that are offered; empty when it is to stay as it is.
  private Optional<Profile> ask(Profile[] among) {
    var offered = settings().value(GreetingSettings.OFFERED);
    var internal = settings().value(GreetingSettings.INTERNAL);
    var options = new ArrayList<Option>();
    for (var one : among) {
      if (one == Profile.INTERNAL ? internal : offered.contains(one)) {
        options.add(ProfileWords.option(one));
      }
    }
    options.add(Option.CANCEL);
    return ProfileWords.profile(talk.choose(Menu.PROFILES, options));
  }
}
