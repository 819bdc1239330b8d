package org.umbel.server.people;

import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.umbel.directory.settings.SettingsSeal;
import org.umbel.directory.settings.SettingsText;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;

/// Keeps secrets among people's settings from those who read the files: each is sealed for its
/// owner and its key, which a `~` before it tells.
record SealedSettingsVault(SettingsVault files, SettingsSeal seal) implements SettingsVault {
  private static final String SEALED = "~";

  @Override
  public BoxSettings find(Extension owner) {
    return opened(owner, files.find(owner));
  }

  @Override
  public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
    return opened(
        owner,
        files.update(
            owner,
            former -> {
              var open = opened(owner, former);
              var changed = change.apply(open);
              return changed.equals(open) ? former : sealed(owner, changed);
            }));
  }

  private BoxSettings sealed(Extension owner, BoxSettings settings) {
    var texts = new TreeMap<>(settings.texts());
    texts.replaceAll((key, text) ->
        SettingsText.secret(key) ? SEALED + seal.seal(purpose(owner, key), text) : text);
    return BoxSettings.of(texts);
  }

  private BoxSettings opened(Extension owner, BoxSettings settings) {
    var texts = new TreeMap<>(settings.texts());
    texts.replaceAll((key, text) ->
        SettingsText.secret(key) && text.startsWith(SEALED) ? opened(owner, key, text) : text);
    return BoxSettings.of(texts);
  }

  private String opened(Extension owner, String key, String text) {
    return seal.open(purpose(owner, key), text.substring(SEALED.length()))
        .orElseThrow(
            () -> new SettingsUnavailable(owner, key + " is damaged, or sealed with another key"));
  }

  private static String purpose(Extension owner, String key) {
    return owner + " " + key;
  }
}
