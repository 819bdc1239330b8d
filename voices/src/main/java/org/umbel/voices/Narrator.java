package org.umbel.voices;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.Speech;
import org.umbel.domain.speech.Voice;
import org.umbel.voices.cache.ContentKey;
import org.umbel.voices.engine.Engine;
import org.umbel.voices.engine.EngineFailed;
import org.umbel.voices.engine.Utterance;
import org.umbel.voices.sound.Telephone;

/// One chosen voice, and how it does: after three failures in a row it is left alone for a while,
/// so that nobody waits for it again and again. Any thread.
final class Narrator {
  private static final int PATIENCE = 3;
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
  private static final int AFTER_A_SENTENCE = Voice.SAMPLE_RATE * 3 / 10;
  private static final int AFTER_A_PART = Voice.SAMPLE_RATE / 10;

  /// Changes when the same words would sound differently.
  private static final String EDITION = "1";

  private final VoiceChoice choice;
  private final Engine engine;
  private final InstantSource clock;
  private int failures; // guarded by this, as the next two are
  private Instant leftAloneUntil = Instant.MIN;
  private String lastWords = "";

  Narrator(VoiceChoice choice, Engine engine, InstantSource clock) {
    this.choice = choice;
    this.engine = engine;
    this.clock = clock;
  }

  VoiceChoice choice() {
    return choice;
  }

  Engine engine() {
    return engine;
  }

  Speech.Speaker speaker() {
    return new Speech.Speaker(choice.language(), engine.name(), choice.theVoice());
  }

  ContentKey key(Sentence sentence) {
    return ContentKey.of(
        EDITION,
        engine.name(),
        choice.command(),
        choice.theVoice(),
        choice.manner(),
        sentence.text());
  }

  /// Speaks, as a telephone sounds.
  ///
  /// @throws EngineFailed when it cannot
  ShortBuffer speak(Sentence sentence, Duration limit) throws InterruptedException {
    var manner = choice.manner();
    var text = sentence.text().replaceAll("\\p{Cntrl}", " ").strip();
    var utterance = new Utterance(text, sentence.language(), choice.theVoice(), manner, limit);
    try {
      var sound = engine.speak(utterance);
      succeeded();
      int rest = text.matches(".*[.!?:…]") ? AFTER_A_SENTENCE : AFTER_A_PART;
      return Telephone.telephone(sound, manner.volume() / 100.0, rest);
    } catch (EngineFailed failure) {
      failed(failure);
      throw failure;
    }
  }

  private synchronized void succeeded() {
    failures = 0;
    leftAloneUntil = Instant.MIN;
  }

  private synchronized void failed(EngineFailed failure) {
    failures++;
    lastWords = failure.words();
    if (failures >= PATIENCE) {
      leftAloneUntil = clock.instant().plus(LEFT_ALONE);
    }
  }

  /// Whether it may be asked now.
  synchronized boolean isFit() {
    return !clock.instant().isBefore(leftAloneUntil);
  }

  /// What is wrong with it; empty once it has spoken again.
  synchronized Optional<String> trouble() {
    return failures == 0 ? Optional.empty() : Optional.of(lastWords);
  }
}
