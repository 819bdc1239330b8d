package org.umbel.voices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Speech.Speaker;
import org.umbel.voices.engine.Engine;
import org.umbel.voices.engine.EngineFailed;

/// Which of the chosen voices are on this machine. Looks again each minute, because engines are
/// installed and removed while a server runs. Any thread.
final class Roster {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final List<Narrator> chosen;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Seen seen = new Seen(Instant.MIN, List.of(), List.of());

  /// @param missing those that are chosen but not here, with what they need
  private record Seen(Instant at, List<Narrator> present, List<Missing> missing) {}

  /// A voice that is not here.
  record Missing(Speaker speaker, String needs) {

    @Override
    public String toString() {
      return "%s %s needs %s".formatted(speaker.engine(), speaker.name(), needs);
    }
  }

  Roster(List<VoiceChoice> choices, InstantSource clock) {
    this.chosen =
        choices.stream()
            .map(c -> new Narrator(c, c.engine().engine(c.language(), c.command()), clock))
            .toList();
    this.clock = clock;
  }

  /// Those of a language, the preferred one first. Waits for the first look.
  List<Narrator> of(Language language) throws InterruptedException {
    if (isOld()) {
      look();
    }
    return present().stream().filter(n -> n.choice().language() == language).toList();
  }

  /// As last seen; does not wait, but has somebody look again when that was long ago.
  List<Narrator> present() {
    if (wasSeen() && isOld()) {
      Thread.ofVirtual().name("voices").start(this::lookByTheWay);
    }
    return seen.present();
  }

  /// As last seen; does not wait.
  List<Missing> missing() {
    return seen.missing();
  }

  boolean wasSeen() {
    return !seen.at().equals(Instant.MIN);
  }

  private boolean isOld() {
    return !wasSeen() || clock.instant().isAfter(seen.at().plus(KNOWN_FOR));
  }

  /// Looks if need be, unless somebody else is looking and something is known already.
  void look() throws InterruptedException {
    if (wasSeen() && !looking.tryLock()) {
      return;
    }
    if (!looking.isHeldByCurrentThread()) {
      looking.lockInterruptibly();
    }
    try {
      if (isOld()) {
        lookNow();
      }
    } finally {
      looking.unlock();
    }
  }

  private void lookByTheWay() {
    try {
      look();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookNow() throws InterruptedException {
    var present = new ArrayList<Narrator>();
    var missing = new ArrayList<Missing>();
    for (var narrator : chosen) {
      if (isHere(narrator)) {
        present.add(narrator);
      } else {
        missing.add(new Missing(narrator.speaker(), needs(narrator)));
      }
    }
    var now = new Seen(clock.instant(), List.copyOf(present), List.copyOf(missing));
    if (!wasSeen() || !seen.missing().equals(now.missing())) {
      present.forEach(n ->
          LOG.info(
              "{} is read by {} {}",
              n.choice().language().tag(),
              n.speaker().engine(),
              n.speaker().name()));
    }
    seen = now;
  }

  private static boolean isHere(Narrator narrator) throws InterruptedException {
    var base = narrator.choice().theVoice().replaceFirst("\\+.*", "");
    return voices(narrator.engine()).stream()
        .anyMatch(v -> v.language() == narrator.choice().language() && v.name().equals(base));
  }

  private static List<Engine.Installed> voices(Engine engine) throws InterruptedException {
    try {
      return engine.voices();
    } catch (EngineFailed failure) {
      LOG.warn("Cannot ask for its voices: {}", failure.words());
      return List.of();
    }
  }

  private static String needs(Narrator narrator) throws InterruptedException {
    return voices(narrator.engine()).isEmpty() ? narrator.engine().needs() : "a voice of that name";
  }
}
