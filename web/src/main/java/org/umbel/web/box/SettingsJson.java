package org.umbel.web.box;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSetting.Reach;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.catalogue.Catalogue;
import org.umbel.domain.settings.catalogue.Reaches;
import org.umbel.domain.settings.catalogue.SettingsWish;
import org.umbel.web.answer.Json;
import org.umbel.web.page.Words;

/// Settings and what was wrong with their change, as programs read them.
final class SettingsJson {
  private SettingsJson() {}

  /// @param ofOwner only what the person itself sees
  static JsonObject of(Settings settings, boolean ofOwner) {
    var reaches = Reaches.of(settings);
    var all = Json.PROVIDER.createArrayBuilder();
    for (var chapter : Catalogue.chapters()) {
      for (var setting : chapter.settings()) {
        if (!ofOwner || reaches.seen(setting)) {
          all.add(
              object(setting, settings)
                  .add("changedBy", changedBy(reaches.of(setting)))
                  .add("chapter", chapter.title()));
        }
      }
    }
    return Json.PROVIDER.createObjectBuilder().add("settings", all).build();
  }

  private static JsonObjectBuilder object(BoxSetting<?> setting, Settings settings) {
    return Json.PROVIDER
        .createObjectBuilder()
        .add("key", setting.key())
        .add("value", settings.text(setting))
        .add("origin", Words.key(settings.origin(setting)))
        .add("default", setting.standardText())
        .add("allowed", setting.form().allowed())
        .add("meaning", setting.meaning());
  }

  private static String changedBy(Reach reach) {
    return switch (reach) {
      case SYSTEM -> "configuration";
      case ADMINISTRATOR, SEEN -> "administrator";
      case CHANGEABLE -> "person";
    };
  }

  static JsonArrayBuilder mistakes(List<SettingsWish.Mistake> mistakes) {
    var all = Json.PROVIDER.createArrayBuilder();
    for (var mistake : mistakes) {
      all.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("key", mistake.key())
              .add("found", mistake.found())
              .add("allowed", mistake.allowed()));
    }
    return all;
  }
}
