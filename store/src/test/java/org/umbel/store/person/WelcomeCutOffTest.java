package org.umbel.store.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.DomainException;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinGate.Verdict;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Language;
import org.umbel.domain.welcome.LetterWriter;
import org.umbel.domain.welcome.Reset;
import org.umbel.domain.welcome.Welcome;
import org.umbel.store.StoreException;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EveryFailure;
import org.umbel.store.file.FaultyDisk;
import org.umbel.store.file.LocalDisk;
import org.umbel.store.letter.LetterOutbox;
import org.umbel.store.spool.RetryPlan;

/// A new PIN and the letter that tells it, cut off at each step on the disk and started again: the
/// PIN that was mailed opens the box, and no PIN opens it that nobody was told (WM-1, WM-2).
@Timeout(60)
class WelcomeCutOffTest {
  private static final Person ANNA =
      new Person(
          new Extension("4000"),
          "Anna Berg",
          Optional.of("anna@example.test"),
          Language.ENGLISH,
          List.of(),
          true);
  private static final Pin FORMER = new Pin("284617");
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path scratch;
  private final Map<LetterId, Letter> mailed = new LinkedHashMap<>(); // guarded by itself

  @EveryFailure
  void aPinThatWasMailedOpensTheBoxAndTheFormerOneDoesUntilThen(FaultyDisk disk) {
    pins(new LocalDisk()).give(ANNA, FORMER);

    var done = run(disk, welcome -> welcome.reset(ANNA, Reset.NEW_PIN_AND_RESEND));
    run(new LocalDisk(), welcome -> welcome.finish(new Anna()));

    assertThat(mailed).hasSizeLessThanOrEqualTo(1);
    if (done) {
      assertThat(mailed).as("what was promised").hasSize(1);
    }
    assertOpens(pin().orElse(FORMER));
  }

  @EveryFailure
  void whoHadNoPinIsToldTheOneThatOpensTheBoxAtLatestWithTheNextCall(FaultyDisk disk) {
    run(disk, welcome -> welcome.called(ANNA));
    run(new LocalDisk(), welcome -> welcome.finish(new Anna()));

    var pins = pins(new LocalDisk());
    assertThat(pins.given(ANNA)).isEqualTo(pin().isPresent());
    run(new LocalDisk(), welcome -> welcome.called(ANNA));
    assertThat(mailed).hasSizeBetween(1, 2);
    assertOpens(pin().orElseThrow());
  }

  private void assertOpens(Pin pin) {
    assertThat(pins(new LocalDisk()).open(ANNA, pin)).isEqualTo(Verdict.OPEN);
  }

  /// The PIN that was mailed last.
  private Optional<Pin> pin() {
    synchronized (mailed) {
      return mailed.values().stream().flatMap(letter -> letter.pin().stream()).reduce((_, l) -> l);
    }
  }

  private interface Work {
    void with(Welcome welcome);
  }

  /// From a start to an end, which is sudden when the disk fails.
  ///
  /// @return whether the work was done
  private boolean run(Disk disk, Work work) {
    try (var outbox =
        LetterOutbox.start(
            scratch.resolve("letters"),
            disk,
            (letter, _) -> {
              synchronized (mailed) {
                mailed.put(letter.id(), letter);
              }
            },
            new RetryPlan(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofDays(2), 1),
            () -> NOW,
            _ -> {})) {
      var told = new FileWelcomeVault(scratch.resolve("welcomes"), disk);
      var settings =
          new VoiceBoxSettings(
              new FileSettingsVault(scratch.resolve("settings")),
              _ -> BoxSettings.NONE,
              () -> BoxSettings.NONE,
              _ -> {});
      var writer =
          new LetterWriter(Sites.one(Optional.empty()), List.of(), ZoneOffset.UTC, () -> NOW);
      work.with(new Welcome(pins(disk), settings, outbox, writer, told, _ -> false, () -> NOW));
      if (disk instanceof LocalDisk) {
        awaitSent(outbox);
      }
      return true;
    } catch (StoreException | DomainException refused) {
      return false;
    }
  }

  private static void awaitSent(LetterOutbox outbox) {
    while (!outbox.condition().words().equals("no letter to send")) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private PinGate pins(Disk disk) {
    return new PinGate(
        new FilePinVault(scratch.resolve("pins"), disk),
        () -> PinRules.of(new Settings(BoxSettings.NONE, BoxSettings.NONE)),
        () -> NOW,
        _ -> {});
  }

  private record Anna() implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return Optional.of(ANNA);
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Optional.empty();
    }

    @Override
    public Collection<Person> all() {
      return List.of(ANNA);
    }
  }
}
