package org.umbel.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.directory.Directory;
import org.umbel.directory.LittleDirectory;
import org.umbel.directory.connect.Connections;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVaultContract;

class SettingsInTheDirectoryTest extends SettingsVaultContract {
  private static final String ATTRIBUTE = "description";
  private static final AttributeForm SEVERAL = new AttributeForm(ATTRIBUTE, true, 512);
  private static final AttributeForm ONE = new AttributeForm(ATTRIBUTE, false, 2_048);
  private static final SettingsSeal SEAL = new SettingsSeal(new byte[32]);

  private final LittleDirectory little = LittleDirectory.start();
  private Optional<Directory> open = Optional.empty();
  private Optional<Connections> connections = Optional.empty();

  @BeforeEach
  void people() {
    little.person("Anna", "4000");
    little.person("Ben", "4001");
    var connecting = LittleDirectory.connecting(little.host());
    var clock = InstantSource.system();
    open =
        Optional.of(
            Directory.open(connecting, LittleDirectory.reading(), clock, Duration.ofSeconds(20)));
    connections = Optional.of(new Connections(connecting, clock));
  }

  @AfterEach
  void close() {
    open.ifPresent(Directory::close);
    connections.ifPresent(Connections::close);
    little.close();
  }

  @Override
  protected DirectorySettingsVault vault() {
    return vault(SEVERAL);
  }

  private DirectorySettingsVault vault(AttributeForm form) {
    return new DirectorySettingsVault(
        connections.orElseThrow(), open.orElseThrow().people(), form, SEAL, InstantSource.system());
  }

  @Test
  void valuesOfOthersStayAsTheyAre() {
    little.replace("Anna", ATTRIBUTE, "um-enabled", "fax=4;cost=12");

    vault().update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.HOME));
    vault().update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.VACATION));

    assertThat(little.values("Anna", ATTRIBUTE)).hasSize(3).contains("um-enabled", "fax=4;cost=12");
    assertThat(vault().find(ANNA).find(GreetingSettings.ACTIVE)).contains(Profile.VACATION);
  }

  @Test
  void inAnAttributeOfOneValueLinesOfOthersStay() {
    little.replace("Anna", ATTRIBUTE, "first line\nsecond line");

    vault(ONE).update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.VACATION));
    assertThat(little.values("Anna", ATTRIBUTE)).hasSize(1);
    assertThat(vault(ONE).find(ANNA).find(GreetingSettings.ACTIVE)).contains(Profile.VACATION);
    vault(ONE).update(ANNA, own -> own.without(GreetingSettings.ACTIVE));

    assertThat(little.values("Anna", ATTRIBUTE)).containsExactly("first line\nsecond line");
  }

  @Test
  void largeSettingsTakeSeveralValues() {
    var texts = Map.of("note", "ä ".repeat(500));

    vault().update(ANNA, _ -> BoxSettings.of(texts));

    assertThat(little.values("Anna", ATTRIBUTE))
        .hasSizeGreaterThan(5)
        .allMatch(value -> value.length() <= SEVERAL.bytes());
    assertThat(vault().find(ANNA).texts()).isEqualTo(texts);
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
    var large = BoxSettings.of(Map.of("note", "x".repeat(3_000)));

    assertThatThrownBy(() -> vault(ONE).update(ANNA, _ -> large))
        .isInstanceOf(SettingsUnavailable.class)
        .hasMessageContaining("need 3017 bytes, and description has room for 2048");
    assertThat(little.values("Anna", ATTRIBUTE)).isEmpty();
  }

  @Test
  void secretsAreNotReadable() {
    var texts = Map.of("mail.password", "open sesame", "greeting", "home");

    vault().update(ANNA, _ -> BoxSettings.of(texts));

    assertThat(String.join("", little.values("Anna", ATTRIBUTE)))
        .contains("greeting=home")
        .doesNotContain("sesame");
    assertThat(vault().find(ANNA).texts()).isEqualTo(texts);
  }

  @Test
  void aSecretOfSomebodyElseOpensNothing() {
    vault().update(ANNA, _ -> BoxSettings.of(Map.of("mail.password", "open sesame")));
    little.replace("Ben", ATTRIBUTE, little.values("Anna", ATTRIBUTE).toArray(String[]::new));

    assertThatThrownBy(() -> vault().find(BEN)).hasMessageContaining("damaged");
  }

  @Test
  void aChangeOfAnotherServerInBetweenIsNotLost() {
    vault().update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.HOME));
    var other = vault();
    var interferes = new boolean[] {true};

    vault()
        .update(
            ANNA,
            own -> {
              if (interferes[0]) {
                interferes[0] = false;
                other(other, "other", "1");
              }
              var texts = own.texts();
              texts.put("mine", "1");
              return BoxSettings.of(texts);
            });

    assertThat(vault().find(ANNA).texts()).containsKeys("mine", "other");
  }

  private static void other(DirectorySettingsVault vault, String key, String value) {
    var thread =
        Thread.startVirtualThread(() ->
            vault.update(
                ANNA,
                own -> {
                  var texts = own.texts();
                  texts.put(key, value);
                  return BoxSettings.of(texts);
                }));
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theLastKnownSettingsGoOnWhileTheDirectoryIsAway() {
    var vault = vault();
    var set = vault.update(ANNA, own -> own.with(GreetingSettings.ACTIVE, Profile.HOME));
    little.halt();

    assertThat(vault.find(ANNA)).isEqualTo(set);
    assertThatThrownBy(() -> vault.find(BEN)).isInstanceOf(SettingsUnavailable.class);
  }
}
