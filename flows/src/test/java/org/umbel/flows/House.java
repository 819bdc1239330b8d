package org.umbel.flows;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.event.Event;
import org.umbel.domain.fax.FaxJob;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.GuessWatch;
import org.umbel.domain.person.KnownPhone;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.PinUnavailable;
import org.umbel.domain.person.PinVault;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Voice;
import org.umbel.domain.speech.reading.MailReader;
import org.umbel.domain.speech.reading.ReadableMail;

/// Everything around a conversation, in memory: two people, their mailboxes, greetings and PINs.
final class House {
  private static final PhoneNumber TRUSTED = new PhoneNumber("0170111");
  static final Person ANNA = person("4000", "Anna Berg", Language.ENGLISH, true);
  static final Person BEN = person("4001", "Ben Carter", Language.GERMAN, true);
  static final Person CLOSED = person("4002", "Cleo Dorn", Language.ENGLISH, false);
  static final Recordable GREETING = new ProfileGreeting(Profile.WORK, Language.ENGLISH);
  static final Recordable NAME = new SpokenName();
  static final String ANNAS_PIN = "284617";
  static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");

  /// Anna and Cleo in the language of this house.
  final Person anna;

  final Person closed;

  /// Whose voice box a scene's caller gets.
  Person called;

  final List<Event> events = new ArrayList<>();
  final MemoryOutbox outbox = new MemoryOutbox();
  final MemoryMailboxes mailboxes = new MemoryMailboxes();
  final SpokenSentences speech = new SpokenSentences();
  final MemoryGreetings greetings = new MemoryGreetings();
  final MemorySettings vault = new MemorySettings();
  final MemoryVault pins = new MemoryVault();
  final List<FaxJob> faxes = new ArrayList<>();
  Decision faxing = new Decision.Allowed();
  Optional<AddressTemplate> numbers = Optional.empty();
  BoxSettings system = BoxSettings.NONE;
  final Services services;
  final SubscriberAccess access;
  final CallAnswering answering;
  final Hotline hotline = new Hotline();

  House() {
    this(Language.ENGLISH, new PhraseVoice());
  }

  /// A house where a language is spoken, by somebody.
  House(Language language, Voice voice) {
    this.anna = person("4000", "Anna Berg", language, true);
    this.closed = person("4002", "Cleo Dorn", language, false);
    this.called = anna;
    this.services =
        new Services(
            new Residents(List.of(anna, BEN, closed)),
            Sites.one(Optional.of("+4930123")),
            new PinGate(pins, this::rules, InstantSource.fixed(NOW), events::add),
            new GuessWatch(InstantSource.fixed(NOW), events::add),
            voice,
            speech,
            new MailReader(html -> html.replaceAll("<[^>]*>", "")),
            new VoiceBoxSettings(vault, House::assigned, () -> system, events::add),
            greetings,
            House::sound,
            House::paced,
            outbox,
            mailboxes,
            new Outlets(true, () -> numbers, Optional.of(faxes::add), (_, _, _) -> faxing),
            events::add,
            RecordingLimits.DEFAULT,
            RecordingLimits.DEFAULT,
            InstantSource.fixed(NOW),
            ZoneOffset.UTC);
    this.access = new SubscriberAccess(services, language);
    this.answering = new CallAnswering(services, access);
  }

  /// Anna is known by a phone that needs no PIN.
  private static BoxSettings assigned(Extension owner) {
    return owner.digits().equals("4000")
        ? BoxSettings.NONE.with(AccessSettings.OTHERS, List.of(new KnownPhone(TRUSTED, true)))
        : BoxSettings.NONE;
  }

  private static Person person(String extension, String name, Language language, boolean open) {
    return new Person(
        new Extension(extension),
        name,
        Optional.of(extension + "@example.test"),
        language,
        extension.equals("4000") ? List.of(TRUSTED) : List.of(),
        open);
  }

  private PinRules rules() {
    return PinRules.of(new Settings(BoxSettings.NONE, system));
  }

  /// Lets a caller reach a person's voice box, and sees whether the script was followed.
  void calls(ScriptedCall call, Person person) {
    run(call, () -> answering.answer(call, person));
  }

  /// Lets somebody call the pilot number.
  void callsPilot(ScriptedCall call) {
    run(call, () -> access.serve(call));
  }

  private static void run(ScriptedCall call, Runnable flow) {
    try {
      flow.run();
    } catch (CallEnded hungUp) {
      // as the runner of calls does
    }
    call.wasFollowed();
  }

  /// Puts a message into a mailbox, its sound made of so many equal samples.
  MessageEntry message(Person owner, String id, String from, int samples, boolean heard) {
    var entry =
        new MessageEntry(
            new MessageId(id),
            NOW.minus(Duration.ofHours(1)),
            new Caller(Optional.of(new PhoneNumber(from)), Optional.empty()),
            Duration.ofMillis(samples / 8),
            heard,
            false);
    mailboxes.put(owner, entry, wav(samples));
    return entry;
  }

  /// Puts a mail into a mailbox.
  void mail(Person owner, String id, MailEntry.Kind kind, Caller sender, ReadableMail text) {
    var received = NOW.minus(Duration.ofHours(2));
    mailboxes.put(
        owner,
        new MailEntry(new MessageId(id), kind, received, sender, text.subject(), false, false),
        text);
  }

  static ByteBuffer wav(int samples) {
    return ByteBuffer.allocate(2 * samples);
  }

  /// Sound of so many samples as [#sound] makes it of [#wav].
  static ShortBuffer samples(int samples) {
    return ShortBuffer.allocate(samples);
  }

  private static Optional<ShortBuffer> sound(ByteBuffer wav) {
    return wav.hasRemaining() ? Optional.of(wav.asShortBuffer()) : Optional.empty();
  }

  /// So many samples more or fewer.
  private static ShortBuffer paced(ShortBuffer sound, int percent) {
    return percent == 100 ? sound : ShortBuffer.allocate(sound.remaining() * 100 / percent);
  }

  private record Residents(Collection<Person> all) implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return all.stream().filter(person -> person.extension().equals(extension)).findFirst();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return all.stream()
          .filter(person -> person.phones().contains(number))
          .findFirst()
          .or(() -> Extension.parse(number.digits()).flatMap(this::byExtension));
    }
  }

  static final class MemoryVault implements PinVault {
    private static final String ANNAS = PinHash.of(new Pin(ANNAS_PIN));
    private final Map<Extension, PinRecord> records = new HashMap<>();

    /// Whether the disk is full.
    boolean full;

    MemoryVault() {
      records.put(ANNA.extension(), PinRecord.first(ANNAS));
    }

    @Override
    public Optional<PinRecord> find(Extension owner) {
      return Optional.ofNullable(records.get(owner));
    }

    @Override
    public Optional<PinRecord> update(Extension owner, UnaryOperator<PinRecord> change) {
      if (full) {
        throw new PinUnavailable(owner, "disk full", new IllegalStateException("test"));
      }
      return Optional.ofNullable(
          records.computeIfPresent(owner, (_, record) -> change.apply(record)));
    }

    @Override
    public void addIfAbsent(Extension owner, PinRecord first) {
      records.putIfAbsent(owner, first);
    }
  }

  static final class MemorySettings implements SettingsVault {
    private final Map<Extension, BoxSettings> own = new HashMap<>();
    boolean away;

    /// Whether they can be read only.
    boolean closed;

    @Override
    public BoxSettings find(Extension owner) {
      if (away) {
        throw new SettingsUnavailable(owner, "the directory does not answer");
      }
      return own.getOrDefault(owner, BoxSettings.NONE);
    }

    @Override
    public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
      if (closed) {
        throw new SettingsUnavailable(owner, "the disk is full");
      }
      var changed = change.apply(find(owner));
      own.put(owner, changed);
      return changed;
    }
  }

  /// Sets something for Anna.
  <T> void set(BoxSetting<T> setting, T value) {
    vault.update(ANNA.extension(), own -> own.with(setting, value));
  }

  /// Greetings in memory; a sound is kept as so many bytes as it had.
  static final class MemoryGreetings implements Greetings {
    private static final String EVERYBODY = "everybody";
    private final Map<String, Integer> samples = new HashMap<>();

    /// Whether the disk is full.
    boolean full;

    void record(Person owner, Recordable what, int length) {
      samples.put(owner.extension() + " " + what.word(), length);
    }

    @Override
    public Optional<ByteBuffer> find(Extension owner, Recordable what) {
      return Optional.ofNullable(samples.get(owner + " " + what.word())).map(House::wav);
    }

    @Override
    public void delete(Extension owner, Recordable what) {
      samples.remove(owner + " " + what.word());
    }

    @Override
    public Set<Recordable> recorded(Extension owner) {
      return samples.keySet().stream()
          .filter(key -> key.startsWith(owner + " "))
          .flatMap(key -> Recordable.of(key.substring(key.indexOf(' ') + 1)).stream())
          .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteBuffer> forEverybody() {
      return Optional.ofNullable(samples.get(EVERYBODY)).map(House::wav);
    }

    @Override
    public Draft draftForEverybody() {
      return draft(EVERYBODY);
    }

    @Override
    public void deleteForEverybody() {
      samples.remove(EVERYBODY);
    }

    @Override
    public Draft draft(Extension owner, Recordable what) {
      return draft(owner + " " + what.word());
    }

    private Draft draft(String key) {
      if (full) {
        throw new RecordingUnavailable("record", key, new IllegalStateException("disk full"));
      }
      return new Draft() {
        private int taken;

        @Override
        public SampleSink sink() {
          return new SampleSink() {
            @Override
            public void write(ShortBuffer sound) {
              taken += sound.remaining();
            }

            @Override
            public void cutTo(long first) {
              taken = (int) first;
            }
          };
        }

        @Override
        public ByteBuffer sound() {
          return wav(taken);
        }

        @Override
        public void keep() {
          samples.put(key, taken);
        }

        @Override
        public void close() {
          taken = 0;
        }
      };
    }
  }
}
