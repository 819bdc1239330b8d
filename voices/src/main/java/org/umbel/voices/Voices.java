package org.umbel.voices;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Recital;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.Sentences;
import org.umbel.domain.speech.Speech;
import org.umbel.voices.cache.DiskShelf;
import org.umbel.voices.cache.MemoryShelf;
import org.umbel.voices.engine.EngineFailed;
import org.umbel.voices.engine.Espeak;
import org.umbel.voices.engine.Flite;

/// The speech engines of this machine, and what they said lately. When the preferred voice of a
/// language fails, the next one speaks. Any thread.
public final class Voices implements Speech, Neighbour {
  private static final Logger LOG = LoggerFactory.getLogger(Voices.class);
  private static final int MEMORY = 250 * 8_000; // samples: some four minutes, 4 MB

  private final VoiceSettings settings;
  private final Roster roster;
  private final Workshop workshop;
  private final MemoryShelf memory = new MemoryShelf(MEMORY);
  private final DiskShelf disk;

  private Voices(VoiceSettings settings, DiskShelf disk, InstantSource clock) {
    this.settings = settings;
    this.roster = new Roster(settings.choices(), clock);
    this.workshop = new Workshop(settings.atOnce(), settings.timeLimit());
    this.disk = disk;
  }

  /// Ready at once; which engines are here is found out by a thread of its own.
  ///
  /// @param cache a folder for what is no secret, made when it is not there
  public static Voices open(VoiceSettings settings, Path cache, InstantSource clock) {
    var disk = DiskShelf.open(cache, settings.cacheMegabytes() * 1_000_000L, clock);
    var voices = new Voices(settings, disk, clock);
    Thread.ofVirtual().name("voices").start(voices::look);
    return voices;
  }

  /// For asking and trying; keeps nothing on disk.
  public static Voices unkept(VoiceSettings settings, InstantSource clock) {
    return new Voices(settings, DiskShelf.none(), clock);
  }

  /// All voices of the engines that are installed, chosen or not. Waits some ten milliseconds.
  public static List<Speaker> installed() throws InterruptedException {
    var all = new ArrayList<Speaker>();
    for (var engine : List.of(new Espeak(), new Flite())) {
      for (var voice : engine.voices()) {
        all.add(new Speaker(voice.language(), engine.name(), voice.name()));
      }
    }
    return List.copyOf(all);
  }

  /// Finds out now which voices are here. Waits some ten milliseconds, at most some seconds.
  public void look() {
    try {
      roster.look();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Speaker> speakers() {
    return roster.present().stream().map(Narrator::speaker).toList();
  }

  @Override
  public Recital recite(List<Sentence> sentences) {
    return new LiveRecital(List.copyOf(sentences), sentence -> spoken(sentence, false));
  }

  @Override
  public Optional<ShortBuffer> speak(Language language, String text) throws InterruptedException {
    var parts = new ArrayList<ShortBuffer>();
    try {
      for (var sentence : Sentences.of(language, text)) {
        parts.add(spoken(sentence, true));
      }
    } catch (VoicesException failure) {
      LOG.warn("{}", failure.words());
      return Optional.empty();
    }
    var whole = ShortBuffer.allocate(parts.stream().mapToInt(ShortBuffer::remaining).sum());
    parts.forEach(part -> whole.put(part.duplicate()));
    return Optional.of(whole.flip().asReadOnlyBuffer());
  }

  /// By the first voice that can.
  private ShortBuffer spoken(Sentence sentence, boolean kept) throws InterruptedException {
    var narrators = roster.of(sentence.language());
    var reasons = new ArrayList<String>();
    for (var narrator : narrators) {
      if (!narrator.isFit()) {
        reasons.add(narrator.trouble().orElse("it is left alone for a while"));
        continue;
      }
      try {
        return spoken(narrator, sentence, kept);
      } catch (EngineFailed failure) {
        LOG.warn("A sentence was not spoken: {}", failure.words());
        reasons.add(failure.words());
      }
    }
    throw new CannotSpeak(
        sentence.language(),
        narrators.isEmpty() ? "no speech engine is here" : String.join("; ", reasons));
  }

  private ShortBuffer spoken(Narrator narrator, Sentence sentence, boolean kept)
      throws InterruptedException {
    var key = narrator.key(sentence);
    var known = memory.find(key).or(() -> kept ? disk.find(key) : Optional.empty());
    if (known.isPresent()) {
      return known.get();
    }
    return workshop.make(key, () -> made(narrator, sentence, kept));
  }

  private ShortBuffer made(Narrator narrator, Sentence sentence, boolean kept)
      throws InterruptedException {
    var key = narrator.key(sentence);
    var sound = narrator.speak(sentence, settings.timeLimit());
    memory.keep(key, sound);
    if (kept) {
      disk.keep(key, sound);
    }
    return sound;
  }

  @Override
  public String name() {
    return "speech engines";
  }

  /// In words; a voice that was asked for and is not here, or fails, is a fault, none being
  /// installed is not.
  @Override
  public Condition condition() {
    if (!roster.wasSeen()) {
      return new Condition(true, "being looked for");
    }
    var faults = faults();
    var words = Arrays.stream(Language.values()).map(this::words).collect(Collectors.joining("; "));
    return faults.isEmpty()
        ? new Condition(true, words)
        : new Condition(false, words + "; " + String.join("; ", faults));
  }

  /// What an administrator asked for and does not get.
  public List<String> faults() {
    var faults = new ArrayList<String>();
    if (!settings.voices().isEmpty()) {
      roster.missing().forEach(missing -> faults.add(missing.toString()));
    }
    for (var narrator : roster.present()) {
      narrator.trouble().ifPresent(faults::add);
    }
    return List.copyOf(faults);
  }

  /// Who reads a language, such as "en is read by flite slt, espeak-ng en".
  public String words(Language language) {
    var all = speakers().stream().filter(s -> s.language() == language).toList();
    if (all.isEmpty()) {
      return language.tag() + " is read by nobody, for no speech engine is installed";
    }
    return language.tag()
        + " is read by "
        + all.stream().map(s -> s.engine() + " " + s.name()).collect(Collectors.joining(", "));
  }
}
