package org.umbel.store.person;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.SettingsVaultContract;

class FileSettingsVaultTest extends SettingsVaultContract {
  @TempDir Path folder;

  @Override
  protected SettingsVault vault() {
    return new FileSettingsVault(folder);
  }

  @Test
  void aFileThatNobodyUnderstandsIsNeverTakenForNoSettings() throws IOException {
    Files.writeString(vaultFolder().resolve("4000"), "garbage");

    assertThatThrownBy(() -> vault().find(ANNA))
        .isInstanceOf(SettingsUnavailable.class)
        .hasMessageContaining("4000");
  }

  private Path vaultFolder() {
    vault();
    return folder;
  }
}
