package org.umbel.domain.settings.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.menu.KeySettings;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.welcome.WelcomeSettings;

/// All that can be set.
public final class Catalogue {
  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter("How callers are greeted", GreetingSettings.ALL),
          new Chapter("Who gets into a voice box by phone", AccessSettings.ALL),
          new Chapter("The menus on the phone", MenuSettings.ALL),
          new Chapter("The keys of the menus", KeySettings.ALL),
          new Chapter("The mailbox at the company's mail server", MailSettings.ALL),
          new Chapter("Who is told of new messages", NoticeSettings.ALL),
          new Chapter("Letters to people", WelcomeSettings.ALL),
          new Chapter("What people see and change themselves", ReachSettings.ALL));

  private Catalogue() {}

  /// Settings that belong together.
  public record Chapter(String title, List<BoxSetting<?>> settings) {}

  /// A text that is no value of its setting.
  public record Mistake(BoxSetting<?> setting, String found) {}

  /// In the order manuals have them.
  public static List<Chapter> chapters() {
    return CHAPTERS;
  }

  /// Those of all chapters.
  public static List<BoxSetting<?>> all() {
    return CHAPTERS.stream()
        .flatMap(chapter -> chapter.settings().stream())
        .<BoxSetting<?>>map(setting -> setting)
        .toList();
  }

  /// @return empty when nothing has this key
  public static Optional<BoxSetting<?>> find(String key) {
    return all().stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /// What is set to no value of it, and therefore is as if it were not set. Unknown keys are none.
  public static List<Mistake> mistakes(BoxSettings settings) {
    var mistakes = new ArrayList<Mistake>();
    settings
        .texts()
        .forEach((key, text) ->
            find(key)
                .filter(setting -> setting.form().read(text).isEmpty())
                .ifPresent(setting -> mistakes.add(new Mistake(setting, text))));
    return mistakes;
  }
}
