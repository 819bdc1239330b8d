package org.umbel.domain.settings.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSetting.Reach;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;

/// Which settings a person sees and which it may change, where that is not as the catalogue has it.
public final class ReachSettings {
  private static final int MOST = 300;
  private static final Form<String> NAME =
      Forms.of(
          "a key such as greeting.kind or profile.work.*",
          text ->
              text.matches("[a-z0-9-]+(\\.[a-z0-9-]+){0,3}(\\.\\*)?")
                  ? Optional.of(text)
                  : Optional.empty(),
          text -> text);

  public static final BoxSetting<List<String>> CHANGEABLE =
      keys(
          "reach.changeable",
          "What a person sees and changes itself, by program, page and, where the phone offers it,"
              + " by phone. Each is the key of a setting, or `*` for all that begin so; the longest"
              + " one that fits counts. What is in none of the three lists is as this page says.",
          "2.4 Announcement type; 4.9.1");
  public static final BoxSetting<List<String>> SEEN =
      keys(
          "reach.seen",
          "What a person sees and only an administrator changes.",
          "2.4 Announcement type; 5.1");
  public static final BoxSetting<List<String>> ADMINISTRATOR =
      keys(
          "reach.administrator",
          "What a person does not even see, and only an administrator changes.",
          "2.4 Announcement type; 5.1");

  /// In the order manuals have them.
  public static final List<BoxSetting<?>> ALL = List.of(CHANGEABLE, SEEN, ADMINISTRATOR);

  private ReachSettings() {}

  /// What one of the lists names wrongly.
  ///
  /// @param list its key
  /// @param allowed in words
  public record Mistake(String list, String found, String allowed) {}

  /// The lists of everybody's settings with what each gives.
  record Given(Reach reach, List<String> names) {}

  static List<Given> given(BoxSettings system) {
    return List.of(
        new Given(Reach.CHANGEABLE, system.find(CHANGEABLE).orElse(List.of())),
        new Given(Reach.SEEN, system.find(SEEN).orElse(List.of())),
        new Given(Reach.ADMINISTRATOR, system.find(ADMINISTRATOR).orElse(List.of())));
  }

  /// All that is wrong with the lists, beyond their form.
  public static List<Mistake> mistakes(BoxSettings system) {
    var mistakes = new ArrayList<Mistake>();
    var named = new HashSet<String>();
    for (var given : given(system)) {
      for (var name : given.names()) {
        objection(name, !named.add(name))
            .ifPresent(allowed -> mistakes.add(new Mistake(key(given.reach()), name, allowed)));
      }
    }
    return mistakes;
  }

  private static String key(Reach reach) {
    return switch (reach) {
      case CHANGEABLE -> CHANGEABLE.key();
      case SEEN -> SEEN.key();
      case ADMINISTRATOR, SYSTEM -> ADMINISTRATOR.key();
    };
  }

  /// @return what is allowed instead, empty when nothing is wrong
  private static Optional<String> objection(String name, boolean again) {
    if (again) {
      return Optional.of("each name once, in one of the lists");
    }
    var meant = Catalogue.all().stream().filter(setting -> fits(name, setting.key())).toList();
    if (meant.isEmpty()) {
      return Optional.of("the key of a setting, or its beginning and .*");
    }
    return meant.stream().anyMatch(setting -> setting.reach().personal())
        ? Optional.empty()
        : Optional.of("no setting that is the same for everybody");
  }

  static boolean fits(String name, String key) {
    return name.endsWith("*")
        ? key.startsWith(name.substring(0, name.length() - 1))
        : key.equals(name);
  }

  private static BoxSetting<List<String>> keys(String key, String meaning, String source) {
    return new BoxSetting<>(
        key, Forms.list(NAME, MOST), List.of(), Reach.SYSTEM, meaning, "LD-6", source);
  }
}
