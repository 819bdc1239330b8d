package org.umbel.flows;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.event.Event;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Deposit;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Origin;
import org.umbel.domain.message.Posting;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

/// What a person says by phone to somebody else: recorded, heard again, sent (TU-7).
///
/// It is taken like every message, so it is complete and on disk before the person hears that it
/// was sent. Who hangs up after speaking has sent it, too: what was said is dropped by a key alone.
final class SpokenPost {
  private static final List<Option> REVIEW =
      List.of(Option.SEND, Option.LISTEN_TO_RECORDING, Option.RECORD_AGAIN, Option.CANCEL);

  private final Services services;
  private final Conversation talk;
  private final Person author;

  SpokenPost(Services services, Conversation talk, Person author) {
    this.services = services;
    this.talk = talk;
    this.author = author;
  }

  /// What goes along with the words.
  ///
  /// @param to nobody [Recipient.WithoutBox]
  /// @param behind the sound of a message that is forwarded; then no word need be said
  /// @param mail a mail that is forwarded
  record Parcel(
      Recipient to,
      Posting.Kind kind,
      Origin about,
      Optional<ShortBuffer> behind,
      Optional<ByteBuffer> mail) {}

  private enum Reviewed {
    DONE,
    AGAIN
  }

  /// Records until it is sent or dropped.
  void send(Parcel parcel) {
    var reviewed = Reviewed.AGAIN;
    while (reviewed == Reviewed.AGAIN) {
      var envelope = envelope(parcel);
      try (var deposit = services.outbox().open(envelope)) {
        reviewed = record(deposit, envelope, parcel);
      } catch (CannotTakeMessage refused) {
        var why = String.valueOf(refused.getMessage());
        services
            .journal()
            .happened(new Event.MessageNotTaken(envelope.call(), author.extension(), why));
        talk.insist(Prompt.CANNOT_RECORD_NOW);
        return;
      }
    }
  }

  private Reviewed record(Deposit deposit, Envelope envelope, Parcel parcel) {
    parcel.mail().ifPresent(deposit::attach);
    talk.say(
        parcel.kind() == Posting.Kind.ANSWER
            ? Prompt.RECORD_ANSWER_AFTER_TONE
            : Prompt.RECORD_COMMENT_AFTER_TONE);
    talk.insist(Prompt.BEEP);
    var limits = services.messageLimits();
    var sink = deposit.sink();
    var recorded = talk.call().record(sink, limits);
    var said = recorded.duration().compareTo(limits.shortest()) >= 0;
    if (recorded.ending() == Ending.SINK_FAILED) {
      deposit.discard();
      throw new CannotTakeMessage(envelope.id(), "the disk refused while recording");
    }
    if (!said && (parcel.behind().isEmpty() || recorded.ending() == Ending.HANG_UP)) {
      deposit.discard();
      talk.say(Prompt.RECORDING_TOO_SHORT);
      return Reviewed.DONE;
    }
    if (!said) {
      sink.cutTo(0);
    }
    var words = said ? services.sounds().read(deposit.sound()) : parcel.behind();
    // there before anything is asked, so that hanging up sends all of it
    parcel.behind().ifPresent(original -> sink.write(original.duplicate()));
    if (recorded.ending() == Ending.LONGEST) {
      talk.say(Prompt.RECORDING_AT_LONGEST);
    }
    return review(deposit, envelope, parcel, words);
  }

  /// @param words that can be heard
  private Reviewed review(
      Deposit deposit, Envelope envelope, Parcel parcel, Optional<ShortBuffer> words) {
    while (true) {
      switch (talk.choose(Menu.SENDING, REVIEW)) {
        case SEND -> {
          deposit.commit();
          tell(envelope, parcel);
          return Reviewed.DONE;
        }
        case LISTEN_TO_RECORDING ->
            words.ifPresent(sound -> talk.say(Prompt.YOUR_RECORDING, new Recorded(sound)));
        case RECORD_AGAIN -> {
          deposit.discard();
          return Reviewed.AGAIN;
        }
        default -> {
          deposit.discard();
          talk.say(Prompt.CANCELLED);
          return Reviewed.DONE;
        }
      }
    }
  }

  private void tell(Envelope envelope, Parcel parcel) {
    var to =
        switch (parcel.to()) {
          case Recipient.Outsider(var mail) -> mail;
          case Recipient.Colleague _, Recipient.WithoutBox _ -> envelope.recipient().digits();
        };
    services
        .journal()
        .happened(
            new Event.MessagePosted(
                envelope.call(), envelope.id(), author.extension(), parcel.kind(), to));
    talk.say(Prompt.MESSAGE_SENT);
  }

  private Envelope envelope(Parcel parcel) {
    var outside =
        parcel.to() instanceof Recipient.Outsider(var mail)
            ? Optional.of(mail)
            : Optional.<String>empty();
    var recipient =
        parcel.to() instanceof Recipient.Colleague(var person)
            ? person.extension()
            : author.extension();
    return new Envelope(
            MessageId.random(),
            talk.call().id(),
            recipient,
            new Caller(Optional.of(author.extension().number()), Optional.of(author.name())),
            Optional.empty(),
            services.clock().instant())
        .posted(new Posting(parcel.kind(), outside, parcel.about()));
  }
}
