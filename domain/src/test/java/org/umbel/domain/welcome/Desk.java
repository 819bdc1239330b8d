package org.umbel.domain.welcome;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.umbel.domain.letter.HeldLetter;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.letter.Letters;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.PinVault;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Language;

/// Letters that are written and kept in memory, and a clock of the test's own.
final class Desk {
  static final Person ANNA = person("4000", "Anna Berg", Language.ENGLISH);
  static final Person BEN = person("4001", "Ben Groß", Language.GERMAN);

  final List<Letter> letters = new ArrayList<>();
  private final List<HeldLetter> holding = new ArrayList<>();
  final Set<Person> knowing = new HashSet<>();
  Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private BoxSettings system = BoxSettings.NONE;
  private Optional<Pin> standard = Optional.empty();

  final PinGate pins =
      new PinGate(
          new Pins(),
          () -> PinRules.of(new Settings(BoxSettings.NONE, system)),
          () -> now,
          _ -> {},
          _ -> standard);
  final Welcome welcome;
  final PinLetters pinLetters;

  Desk() {
    var settings =
        new VoiceBoxSettings(new NoSettings(), _ -> BoxSettings.NONE, () -> system, _ -> {});
    var writer =
        new LetterWriter(
            Sites.one(Optional.of("+4930123")),
            List.of(new Extension("5000")),
            ZoneOffset.UTC,
            () -> now);
    var outbox = new Outbox();
    var told = new Told();
    welcome = new Welcome(pins, settings, outbox, writer, told, knowing::contains, () -> now);
    pinLetters = new PinLetters(pins, settings, outbox, writer, told, () -> now);
  }

  <T> void set(BoxSetting<T> setting, T value) {
    system = system.with(setting, value);
  }

  void standardPin(String digits) {
    standard = Optional.of(new Pin(digits));
  }

  /// The PIN the last letter tells.
  Pin told() {
    var text = String.join("\n", letters.getLast().paragraphs());
    return new Pin(text.replaceAll("(?s).*PIN (?:is|ist) ([0-9]+).*", "$1"));
  }

  private static Person person(String extension, String name, Language language) {
    var mail = Optional.of(extension + "@example.test");
    return new Person(new Extension(extension), name, mail, language, List.of(), true);
  }

  private final class Outbox implements Letters {
    @Override
    public boolean reach(Person person) {
      return person.mail().isPresent();
    }

    @Override
    public void send(Person to, Letter letter) {
      letters.add(letter);
    }

    @Override
    public void hold(Person to, Letter letter) {
      holding.add(new HeldLetter(to.extension(), letter));
    }

    @Override
    public void release(LetterId letter) {
      holding.stream()
          .filter(held -> held.letter().id().equals(letter))
          .map(HeldLetter::letter)
          .forEach(letters::add);
      withdraw(letter);
    }

    @Override
    public void withdraw(LetterId letter) {
      holding.removeIf(held -> held.letter().id().equals(letter));
    }

    @Override
    public List<HeldLetter> held() {
      return List.copyOf(holding);
    }
  }

  private static final class Told implements WelcomeVault {
    private final Map<Extension, WelcomeRecord> records = new HashMap<>();
    private Optional<ResetForAll> all = Optional.empty();

    @Override
    public WelcomeRecord find(Extension owner) {
      return records.getOrDefault(owner, WelcomeRecord.NONE);
    }

    @Override
    public void update(Extension owner, UnaryOperator<WelcomeRecord> change) {
      records.put(owner, change.apply(find(owner)));
    }

    @Override
    public Optional<ResetForAll> forAll() {
      return all;
    }

    @Override
    public void forAll(ResetForAll reset) {
      all = Optional.of(reset);
    }
  }

  private static final class NoSettings implements SettingsVault {
    @Override
    public BoxSettings find(Extension owner) {
      return BoxSettings.NONE;
    }

    @Override
    public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
      return change.apply(BoxSettings.NONE);
    }
  }

  private static final class Pins implements PinVault {
    private final Map<Extension, PinRecord> records = new HashMap<>();

    @Override
    public Optional<PinRecord> find(Extension owner) {
      return Optional.ofNullable(records.get(owner));
    }

    @Override
    public Optional<PinRecord> update(Extension owner, UnaryOperator<PinRecord> change) {
      return Optional.ofNullable(
          records.computeIfPresent(owner, (_, record) -> change.apply(record)));
    }

    @Override
    public void addIfAbsent(Extension owner, PinRecord first) {
      records.putIfAbsent(owner, first);
    }
  }
}
