package org.umbel.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.directory.settings.SettingsSeal;
import org.umbel.directory.settings.SettingsText;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.catalogue.Catalogue;
import org.umbel.store.person.FileSettingsVault;

class SealedSettingsVaultTest {
  private static final Extension ANNA = new Extension("4000");

  @TempDir Path folder;

  private SealedSettingsVault vault(byte key) {
    var bytes = new byte[32];
    bytes[0] = key;
    return new SealedSettingsVault(new FileSettingsVault(folder), new SettingsSeal(bytes));
  }

  @Test
  void aPasswordIsInNoFileAndIsThereAgain() throws IOException {
    vault((byte) 1)
        .update(ANNA, own -> own.with(MailSettings.PASSWORD, Optional.of("open sesame")));

    assertThat(Files.readString(folder.resolve("4000")))
        .contains("mailbox.password")
        .doesNotContain("sesame");
    assertThat(vault((byte) 1).find(ANNA).find(MailSettings.PASSWORD))
        .contains(Optional.of("open sesame"));
  }

  @Test
  void whatIsSealedWithAnotherKeyIsNotKnown() {
    vault((byte) 1).update(ANNA, own -> own.with(MailSettings.PASSWORD, Optional.of("sesame")));

    assertThatThrownBy(() -> vault((byte) 2).find(ANNA)).isInstanceOf(SettingsUnavailable.class);
  }

  @Test
  void theKeyOfEachSecretSettingSaysSo() {
    assertThat(Catalogue.all())
        .filteredOn(setting -> setting.form().secret())
        .isNotEmpty()
        .allMatch(setting -> SettingsText.secret(setting.key()));
  }
}
