package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.FromNumber;
import org.umbel.domain.speech.FromUnknown;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recital;
import org.umbel.domain.speech.Recital.Piece;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.reading.ReadMail;
import org.umbel.domain.speech.reading.ReadableMail;

/// A mail, fax or text message read aloud sentence by sentence (TU-4, TU-11): back and forward lead
/// to other sentences. Its text is got and its sentences are made while others are heard; when they
/// are late, the person is asked for patience, so that nobody listens to silence.
final class ReadContent implements MessageContent {
  private static final Duration LONGEST_SILENCE = Duration.ofMillis(800);
  private static final Duration AGAIN = Duration.ofSeconds(4);
  private static final ShortBuffer SILENT = ShortBuffer.allocate(0).asReadOnlyBuffer();

  private final Services services;
  private final Conversation talk;
  private final Person person;
  private final Mailbox mailbox;
  private final PlaybackSpeed speed;
  private final MailEntry entry;
  private @Nullable Recital sender;
  private @Nullable BorrowedMailbox<ReadableMail> text;

  ReadContent(
      Services services,
      Conversation talk,
      Person person,
      Mailbox mailbox,
      PlaybackSpeed speed,
      MailEntry entry) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.mailbox = mailbox;
    this.speed = speed;
    this.entry = entry;
  }

  @Override
  public void prepare() {
    text = new BorrowedMailbox<>(mailbox, box -> box.text(entry.id()));
    if (entry.sender().name().isPresent()) {
      var name = entry.sender().name().get();
      sender = services.speech().recite(services.reader().sender(name, talk.language()));
    }
  }

  @Override
  public List<Phrase> kind() {
    return List.of(
        switch (entry.kind()) {
          case MAIL -> Prompt.THIS_IS_MAIL;
          case FAX -> Prompt.THIS_IS_FAX;
          case TEXT -> Prompt.THIS_IS_TEXT;
        });
  }

  @Override
  public void saySender() {
    if (sender != null && next(sender) instanceof Piece.Said(var name)) {
      talk.say(new Recorded(name));
      return;
    }
    var number = entry.sender().number();
    if (number.isPresent()) {
      talk.say(new FromNumber(number.get().digits()));
    } else if (entry.sender().name().isEmpty()) {
      talk.say(new FromUnknown());
    }
  }

  @Override
  public Left play() {
    var text = awaited();
    if (text.isEmpty()) {
      return new Left(talk.play(SILENT, Duration.ZERO).by(), false);
    }
    var mail = services.reader().read(text.get(), talk.language());
    var reading = new Reading(services.reader().all(mail));
    var left = reading.run();
    if (left.heard()) {
      told(mail, reading.begun);
    }
    return left;
  }

  private void told(ReadMail mail, int sentences) {
    services
        .journal()
        .happened(
            new Event.MessageRead(
                talk.call().id(),
                person.extension(),
                entry.id(),
                entry.kind(),
                mail.language(),
                sentences));
  }

  /// The sentences of one message being heard.
  private final class Reading {
    private final List<Sentence> sentences;
    private int begun;

    Reading(List<Sentence> sentences) {
      this.sentences = sentences;
    }

    /// Going back begins a new recital, for only what was said lately is kept.
    Left run() {
      var at = 0;
      while (true) {
        try (var recital = services.speech().recite(sentences.subList(at, sentences.size()))) {
          var stop = recited(recital);
          if (stop.left().isPresent()) {
            return stop.left().get();
          }
          at = Math.max(0, at + stop.sentences() - 1);
        }
      }
    }

    /// @param sentences passed until then, without the one that was left
    /// @param left empty when the sentence before is wanted
    private record Stop(int sentences, Optional<Left> left) {}

    private Stop recited(Recital recital) {
      var sorry = false;
      var passed = 0;
      while (true) {
        switch (next(recital)) {
          case Piece.Over _ -> {
            return new Stop(passed, Optional.of(new Left(Optional.empty(), begun > 0)));
          }
          case Piece.Unsaid _ -> {
            if (!sorry) {
              talk.say(Prompt.CANNOT_READ_ALOUD);
            }
            sorry = true;
            passed++;
          }
          case Piece.Said(var audio) -> {
            var stop = sentence(speed.of(audio), passed);
            if (stop.isPresent()) {
              return stop.get();
            }
            passed += audio.hasRemaining() ? 1 : 0;
          }
        }
      }
    }

    /// @return empty when the next one is to follow
    private Optional<Stop> sentence(ShortBuffer audio, int passed) {
      while (true) {
        var played = talk.play(audio, Duration.ZERO);
        begun += played.by().isEmpty() || !played.position().isZero() ? 1 : 0;
        var key = played.by();
        switch (key.flatMap(one -> PlaybackKeys.option(talk.keys(), one)).orElse(Option.FORWARD)) {
          case FORWARD -> {
            return Optional.empty();
          }
          case REWIND -> {
            return Optional.of(new Stop(passed, Optional.empty()));
          }
          case PAUSE -> PlaybackKeys.pause(talk);
          case SKIP -> {
            if (begun == 0) { // it has skipped what was said before
              continue;
            }
            return Optional.of(new Stop(passed, Optional.of(new Left(Optional.empty(), true))));
          }
          default -> {
            return Optional.of(new Stop(passed, Optional.of(new Left(key, begun > 0))));
          }
        }
      }
    }
  }

  /// @return empty when somebody who does not want to wait has pressed a key
  private Optional<ReadableMail> awaited() {
    var awaited = text;
    if (awaited == null) {
      throw new IllegalStateException("A message is prepared before it is played");
    }
    return patiently(awaited::await);
  }

  /// The next sentence, or silence for the key that somebody pressed instead of waiting for it.
  private Piece next(Recital recital) {
    return patiently(recital::next).orElseGet(() -> new Piece.Said(SILENT));
  }

  /// Something that may be late.
  private interface Late<T> {
    Optional<T> within(Duration patience) throws InterruptedException;
  }

  /// Waits for it, and says from time to time that it takes a moment.
  ///
  /// @return empty when a key was pressed meanwhile
  private <T> Optional<T> patiently(Late<T> late) {
    try {
      var patience = LONGEST_SILENCE;
      while (true) {
        var there = late.within(patience);
        if (there.isPresent() || talk.isInterrupted()) {
          return there;
        }
        talk.say(Prompt.ONE_MOMENT);
        patience = AGAIN;
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new CallEnded(talk.call().id());
    }
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
    if (text != null) {
      text.close();
    }
  }
}
