package org.umbel.store.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.agent.options.RedirectVault.Own;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;

class FileRedirectVaultTest {
  private static final Extension ANNA = new Extension("4000");

  @TempDir Path folder;

  @Test
  void whatWasSetIsThereAfterwards() {
    var own = new Own(true, Optional.of(new PhoneNumber("+491701234567")));

    new FileRedirectVault(folder).put(ANNA, own);

    assertThat(new FileRedirectVault(folder).find(ANNA)).contains(own);
  }

  @Test
  void aNumberCanBeTakenAway() {
    var vault = new FileRedirectVault(folder);
    vault.put(ANNA, new Own(true, Optional.of(new PhoneNumber("1"))));

    vault.put(ANNA, new Own(false, Optional.empty()));

    assertThat(vault.find(ANNA)).contains(new Own(false, Optional.empty()));
  }

  @Test
  void whoeverHasSetNothingHasNothing() {
    assertThat(new FileRedirectVault(folder).find(ANNA)).isEmpty();
  }
}
