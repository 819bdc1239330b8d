package org.umbel.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.person.Extension;

/// What every [SettingsVault] does.
public abstract class SettingsVaultContract {
  protected static final Extension ANNA = new Extension("4000");
  protected static final Extension BEN = new Extension("4001");

  /// A vault that keeps what an earlier one of the same test kept.
  protected abstract SettingsVault vault();

  @Test
  void whoHasNoneHasNone() {
    assertThat(vault().find(ANNA)).isEqualTo(BoxSettings.NONE);
  }

  @Test
  void whatIsSetIsThereForALaterVaultAndForNobodyElse() {
    var set = vault().update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.VACATION));

    assertThat(vault().find(ANNA)).isEqualTo(set);
    assertThat(set.find(GreetingSettings.ACTIVE)).contains(Profile.VACATION);
    assertThat(vault().find(BEN)).isEqualTo(BoxSettings.NONE);
  }

  @Test
  void whatIsTakenBackIsGone() {
    vault().update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.HOME));

    vault().update(ANNA, own -> own.without(GreetingSettings.ACTIVE));

    assertThat(vault().find(ANNA)).isEqualTo(BoxSettings.NONE);
  }

  @Test
  void anyTextIsKeptAsItIs() {
    var texts = Map.of("a", "\\ = ; \" <ä€> $(x) ${y}", "b.c", "two\nlines\r\n", "d", "");

    vault().update(ANNA, _ -> BoxSettings.of(texts));

    assertThat(vault().find(ANNA).texts()).isEqualTo(texts);
  }

  @Test
  void noChangeIsLostWhenManyAreMadeAtOnce() throws InterruptedException {
    var vault = vault();
    var threads =
        IntStream.range(0, 20)
            .mapToObj(n ->
                Thread.startVirtualThread(() -> vault.update(ANNA, own -> with(own, "key-" + n))))
            .toList();
    for (var thread : List.copyOf(threads)) {
      thread.join();
    }

    assertThat(vault().find(ANNA).texts()).hasSize(20);
  }

  private static BoxSettings with(BoxSettings own, String key) {
    var texts = own.texts();
    texts.put(key, "1");
    return BoxSettings.of(texts);
  }
}
