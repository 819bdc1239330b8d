package org.umbel.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.PasswordCheck.Answer;
import org.umbel.domain.person.PasswordCheck.Right;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Recital;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.Speech;
import org.umbel.web.box.BoxServices;

/// Settings and greetings in memory. A sound is a `*`, and 16-bit samples; an engine reads English,
/// a tenth of a second for each character.
final class MemoryBoxes {
  static final String EVERYBODY = "everybody";

  final AtomicBoolean reachable = new AtomicBoolean(true);
  final AtomicReference<MailServer> mailServer = new AtomicReference<>(_ -> new Right());
  final MemoryNoticeResets notices = new MemoryNoticeResets();
  final AtomicReference<BoxSettings> system = new AtomicReference<>(BoxSettings.NONE);
  final Map<Extension, BoxSettings> own = new ConcurrentHashMap<>();

  /// Says what a login is worth there.
  @FunctionalInterface
  interface MailServer {
    Answer check(Settings wanted);
  }

  /// Recordings by owner and word, such as `4000 work-en`.
  final Map<String, ByteBuffer> sounds = new ConcurrentHashMap<>();

  final MemoryGreetingCalls calls = new MemoryGreetingCalls();

  BoxServices services() {
    return new BoxServices(
        new VoiceBoxSettings(new Vault(), _ -> BoxSettings.NONE, system::get, _ -> {}),
        new Recordings(),
        Sites.one(Optional.of("+4930123")),
        MemoryBoxes::read,
        new Engine(),
        new RecordingLimits(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ZERO, Set.of()),
        calls,
        notices,
        (_, wanted) -> mailServer.get().check(wanted));
  }

  /// A file of so long a sound.
  static byte[] file(Duration length) {
    var file = new byte[1 + (int) length.toMillis() * 16];
    file[0] = '*';
    return file;
  }

  private static Optional<ShortBuffer> read(ByteBuffer file) {
    return file.hasRemaining() && file.get(0) == '*'
        ? Optional.of(
            file.slice(1, file.limit() - 1).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer())
        : Optional.empty();
  }

  private final class Vault implements SettingsVault {
    @Override
    public BoxSettings find(Extension owner) {
      if (!reachable.get()) {
        throw new SettingsUnavailable(owner, "the directory is away");
      }
      return own.getOrDefault(owner, BoxSettings.NONE);
    }

    @Override
    public synchronized BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
      var changed = change.apply(find(owner));
      own.put(owner, changed);
      return changed;
    }
  }

  private final class Recordings implements Greetings {
    @Override
    public Set<Recordable> recorded(Extension owner) {
      return sounds.keySet().stream()
          .filter(key -> key.startsWith(owner + " "))
          .flatMap(key -> Recordable.of(key.substring(key.indexOf(' ') + 1)).stream())
          .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteBuffer> find(Extension owner, Recordable what) {
      return Optional.ofNullable(sounds.get(key(owner, what)));
    }

    @Override
    public Draft draft(Extension owner, Recordable what) {
      return new MemoryDraft(key(owner, what));
    }

    @Override
    public void delete(Extension owner, Recordable what) {
      sounds.remove(key(owner, what));
    }

    private static String key(Extension owner, Recordable what) {
      return owner + " " + what.word();
    }

    @Override
    public Optional<ByteBuffer> forEverybody() {
      return Optional.ofNullable(sounds.get(EVERYBODY));
    }

    @Override
    public Draft draftForEverybody() {
      return new MemoryDraft(EVERYBODY);
    }

    @Override
    public void deleteForEverybody() {
      sounds.remove(EVERYBODY);
    }
  }

  private final class MemoryDraft implements Greetings.Draft, SampleSink {
    private final String key;
    private byte[] bytes = {'*'};

    MemoryDraft(String key) {
      this.key = key;
    }

    @Override
    public SampleSink sink() {
      return this;
    }

    @Override
    public void write(ShortBuffer samples) {
      var grown = ByteBuffer.allocate(bytes.length + 2 * samples.remaining()).put(bytes);
      grown.slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples.duplicate());
      bytes = grown.array();
    }

    @Override
    public void cutTo(long samples) {
      throw new AssertionError("nothing is cut off what was brought");
    }

    @Override
    public ByteBuffer sound() {
      return ByteBuffer.wrap(bytes);
    }

    @Override
    public void keep() {
      sounds.put(key, sound());
    }

    @Override
    public void close() {}
  }

  private static final class Engine implements Speech {
    @Override
    public List<Speaker> speakers() {
      return List.of(new Speaker(Language.ENGLISH, "test", "test"));
    }

    @Override
    public Recital recite(List<Sentence> sentences) {
      throw new AssertionError("nothing private is read here");
    }

    @Override
    public Optional<ShortBuffer> speak(Language language, String text) {
      return speaks(language)
          ? Optional.of(ShortBuffer.allocate(800 * text.length()))
          : Optional.empty();
    }
  }
}
