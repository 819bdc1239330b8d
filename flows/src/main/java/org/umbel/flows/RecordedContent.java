package org.umbel.flows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.FromExtension;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.FromNumber;
import org.umbel.domain.speech.FromUnknown;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

/// A voice message: its sound, with the playback keys (TU-8).
final class RecordedContent implements MessageContent {
  private static final Duration STEP = Duration.ofSeconds(5);

  private final Services services;
  private final Conversation talk;
  private final Mailbox mailbox;
  private final PlaybackSpeed speed;
  private final MessageEntry entry;

  RecordedContent(
      Services services,
      Conversation talk,
      Mailbox mailbox,
      PlaybackSpeed speed,
      MessageEntry entry) {
    this.services = services;
    this.talk = talk;
    this.mailbox = mailbox;
    this.speed = speed;
    this.entry = entry;
  }

  @Override
  public void prepare() {}

  @Override
  public List<Phrase> kind() {
    var kind = new ArrayList<Phrase>();
    if (entry.marks().urgent()) {
      kind.add(Prompt.URGENT);
    }
    if (entry.marks().confidential()) {
      kind.add(Prompt.PRIVATE);
    }
    return kind;
  }

  /// The caller's recorded name, extension or number, whichever is known best.
  @Override
  public void saySender() {
    talk.say(sender());
  }

  private Phrase sender() {
    var number = entry.caller().number();
    if (number.isEmpty()) {
      return new FromUnknown();
    }
    var colleague = services.people().byNumber(number.get()).map(Person::extension);
    return colleague
        .flatMap(extension -> services.greetings().find(extension, new SpokenName()))
        .flatMap(services.sounds()::read)
        .<Phrase>map(name -> new FromName(new Recorded(name)))
        .or(() -> colleague.map(extension -> new FromExtension(extension.digits())))
        .orElseGet(() -> new FromNumber(number.get().digits()));
  }

  @Override
  public Left play() {
    return play(mailbox.audio(entry.id()));
  }

  private Left play(ByteBuffer wav) {
    var sound = services.sounds().read(wav).map(speed::of);
    if (sound.isEmpty()) {
      talk.say(Prompt.NOT_DONE);
      return new Left(Optional.empty(), false);
    }
    var position = Duration.ZERO;
    var length = Duration.ofNanos(sound.get().remaining() * 125_000L);
    while (true) {
      var played = talk.play(sound.get(), position);
      var key = played.by();
      position = played.position();
      switch (key.flatMap(one -> PlaybackKeys.option(talk.keys(), one))
          .orElse(Option.HEAR_OPTIONS)) {
        case REWIND -> position = later(position, STEP.negated(), length);
        case FORWARD -> position = later(position, STEP, length);
        case PAUSE -> PlaybackKeys.pause(talk);
        case SKIP -> {
          if (!position.isZero()) { // else it has skipped what was said before
            return new Left(Optional.empty(), true);
          }
        }
        default -> {
          return new Left(key, key.isEmpty() || !position.isZero());
        }
      }
    }
  }

  private static Duration later(Duration position, Duration step, Duration length) {
    var moved = position.plus(step);
    if (moved.isNegative()) {
      return Duration.ZERO;
    }
    return moved.compareTo(length) > 0 ? length : moved;
  }

  @Override
  public void close() {}
}
