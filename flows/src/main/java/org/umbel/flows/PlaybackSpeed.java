package org.umbel.flows;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.catalogue.Reaches;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// How fast a person hears messages (TU-8), now and when calling again. Belongs to the call's
/// thread.
final class PlaybackSpeed {
  private static final int SLOWEST = 50;
  private static final int FASTEST = 200;
  private static final int STEP = 25;

  private final Services services;
  private final Conversation talk;
  private final Person person;
  private int percent;

  PlaybackSpeed(Services services, Conversation talk, Person person) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.percent = services.settings().of(person.extension()).value(MenuSettings.SPEED);
  }

  /// What leads to another speed, unless the person may not set it.
  List<Option> offered() {
    var settings = services.settings().of(person.extension());
    if (Reaches.of(settings).withheld(MenuSettings.SPEED)) {
      return List.of();
    }
    var offered = new ArrayList<Option>();
    if (percent < FASTEST) {
      offered.add(Option.FASTER);
    }
    if (percent > SLOWEST) {
      offered.add(Option.SLOWER);
    }
    return offered;
  }

  /// @return whether it has changed; the person has been told why not
  boolean faster() {
    return change(Math.min(FASTEST, (percent / STEP + 1) * STEP));
  }

  /// @return whether it has changed; the person has been told why not
  boolean slower() {
    return change(Math.max(SLOWEST, (percent - 1) / STEP * STEP));
  }

  private boolean change(int wanted) {
    try {
      services.settings().change(person.extension(), own -> own.with(MenuSettings.SPEED, wanted));
    } catch (SettingsUnavailable unavailable) {
      talk.say(Prompt.NOT_DONE);
      return false;
    }
    percent = wanted;
    return true;
  }

  /// A sound as it is to be heard.
  ShortBuffer of(ShortBuffer sound) {
    return services.pace().at(sound, percent);
  }
}
