package org.umbel.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.directory.Directory;
import org.umbel.directory.LittleDirectory;
import org.umbel.directory.settings.Writability.ReadOnly;
import org.umbel.directory.settings.Writability.Unknown;
import org.umbel.directory.settings.Writability.Writable;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;

class LocalRefugeTest {
  private static final Extension ANNA = new Extension("4000");
  private static final String ATTRIBUTE = "description";
  private static final AttributeForm FORM = new AttributeForm(ATTRIBUTE, true, 512);

  private final LittleDirectory little = LittleDirectory.start();
  private final Memory here = new Memory();

  /// What is kept here; used by one thread.
  private static final class Memory implements SettingsVault {
    private final Map<Extension, BoxSettings> kept = new HashMap<>();

    @Override
    public BoxSettings find(Extension owner) {
      return kept.getOrDefault(owner, BoxSettings.NONE);
    }

    @Override
    public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
      var changed = change.apply(find(owner));
      kept.put(owner, changed);
      return changed;
    }
  }

  @BeforeEach
  void anna() {
    little.person("Anna", "4000");
  }

  @AfterEach
  void close() {
    little.close();
  }

  private Directory open() {
    return Directory.open(
        LittleDirectory.connecting(little.host()),
        LittleDirectory.reading(),
        InstantSource.system(),
        Duration.ofSeconds(20));
  }

  private LocalRefuge refuge(Directory directory) {
    return new LocalRefuge(
        directory.settings(FORM, new SettingsSeal(new byte[32])),
        here,
        new WriteWatch(directory.writing(FORM)));
  }

  private void choose(Directory directory, Profile profile) {
    refuge(directory).update(ANNA, own -> own.with(GreetingSettings.ACTIVE, profile));
  }

  private static Profile chosen(LocalRefuge refuge) {
    return refuge.find(ANNA).find(GreetingSettings.ACTIVE).orElseThrow();
  }

  @Test
  void whatTheDirectoryRefusesIsKeptHereAndMovesThereWhenItTakesIt() {
    try (var directory = open()) {
      choose(directory, Profile.HOME);
      assertThat(here.kept).isEmpty();

      little.readOnly(true);
      choose(directory, Profile.MOBILE);
      assertThat(chosen(refuge(directory))).isEqualTo(Profile.MOBILE);
      assertThat(here.kept).isNotEmpty();

      little.readOnly(false);
      assertThat(chosen(refuge(directory))).isEqualTo(Profile.MOBILE);
      refuge(directory).update(ANNA, own -> own.with(GreetingSettings.INTERNAL, false));
      assertThat(here.find(ANNA)).isEqualTo(BoxSettings.NONE);
      assertThat(chosen(refuge(directory))).isEqualTo(Profile.MOBILE);
    }
  }

  @Test
  void whatIsTakenAwayHereDoesNotComeBackFromTheDirectory() {
    try (var directory = open()) {
      choose(directory, Profile.HOME);
      little.readOnly(true);

      refuge(directory).update(ANNA, _ -> BoxSettings.NONE);

      assertThat(refuge(directory).find(ANNA)).isEqualTo(BoxSettings.NONE);
    }
  }

  @Test
  void aDirectoryThatIsOnlyAwayKeepsNothingHere() {
    try (var directory = open()) {
      little.halt();

      assertThatThrownBy(() -> choose(directory, Profile.HOME))
          .isInstanceOf(SettingsUnavailable.class);
      assertThat(here.kept).isEmpty();
    }
  }

  @Test
  void itIsFoundOutWithoutAChangeWhetherSettingsCanBeWritten() {
    try (var directory = open()) {
      little.replace("Anna", ATTRIBUTE, "of somebody else");
      var probe = directory.writing(FORM);
      assertThat(probe.look()).isInstanceOf(Writable.class);
      assertThat(little.values("Anna", ATTRIBUTE)).containsExactly("of somebody else");

      little.readOnly(true);
      assertThat(probe.look()).isInstanceOf(ReadOnly.class);
      assertThat(probe.look().words()).contains("description of cn=Anna", "cannot be written");

      little.halt();
      assertThat(probe.look()).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void whereNobodyIsKnownNobodyCanBeTried() {
    little.delete("Anna");
    try (var directory = open()) {
      assertThat(directory.writing(FORM).look()).isInstanceOf(Unknown.class);
    }
  }
}
