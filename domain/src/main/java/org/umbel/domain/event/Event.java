package org.umbel.domain.event;

import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.dialling.NumberClass;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Posting;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;

/// Something worth a line in the log, a figure or a step in a trace.
public sealed interface Event {

  /// A call came in.
  record CallArrived(
      CallId call, Caller caller, Optional<PhoneNumber> dialled, Optional<Redirection> redirection)
      implements Event {}

  /// A call was not taken at all.
  record CallRefused(CallId call, String why) implements Event {}

  /// A phone of `owner` took a call.
  record CallConnected(CallId call, Extension owner) implements Event {}

  /// A call goes out at the cost of `owner`.
  record CallPlaced(CallId call, Extension owner, PhoneNumber number, NumberClass kind)
      implements Event {}

  /// The rules let a call not go out. Told once a minute for each owner and cause.
  record DiallingRefused(CallId call, Extension owner, PhoneNumber number, String why)
      implements Event {}

  /// A call that `owner` did not take is passed on to a number.
  record CallForwarded(CallId call, Extension owner, PhoneNumber to, Redirection.Reason reason)
      implements Event {}

  /// A call is over.
  record CallFinished(CallId call, Duration duration) implements Event {}

  /// Nothing was heard of a caller for so long that the call was taken for dead and ended.
  record CallSilent(CallId call, Duration since) implements Event {}

  /// A call ended by a fault of ours.
  record CallFailed(CallId call, Throwable fault) implements Event {}

  /// A phone has registered for `owner`, or renewed it.
  record PhoneRegistered(Extension owner, int phones) implements Event {}

  /// A wrong password was shown by a phone. Told once a minute for each address.
  ///
  /// @param named whom it wanted to register for
  record PhoneRefused(String named, String source) implements Event {}

  /// A proxy of a line answers again.
  record ProxyAnswers(String line, String proxy) implements Event {}

  /// A proxy of a line does not answer; calls go to the others.
  record ProxySilent(String line, String proxy, String why) implements Event {}

  /// A line is registered at its PBX or carrier, for so long unless it renews that.
  record LineEnrolled(String line, String registrar, Duration expiry) implements Event {}

  /// A line could not register, or not renew it in time: calls may not reach it.
  record LineNotEnrolled(String line, String why) implements Event {}

  /// A call was taken by the voice box of `owner`.
  record CallAnswered(CallId call, Extension owner, Caller caller) implements Event {}

  /// A caller has tried so many wrong PINs, at so many boxes, that none is taken any more from it
  /// for a while.
  record GuessingStopped(String caller, int tries, int boxes) implements Event {}

  /// A person's own settings could not be read, so those of the system held.
  record SettingsUnknown(Extension owner, String why) implements Event {}

  /// A caller was passed on to a number from the voice box of `owner`.
  record CallerPassedOn(CallId call, Extension owner, PhoneNumber to, boolean taken)
      implements Event {}

  /// A caller has ended a message, which is not safe on disk yet: the first step of its trace.
  record MessageRecorded(CallId call, MessageId message, Extension owner, Duration duration)
      implements Event {}

  /// A message is complete and on disk.
  record MessageTaken(CallId call, MessageId message, Extension owner, Duration duration)
      implements Event {}

  /// The caller has discarded what was recorded (CA-13).
  record MessageDiscarded(CallId call, Extension owner, Duration duration) implements Event {}

  /// A recording was too short to be meant, and dropped.
  record MessageTooShort(CallId call, Extension owner, Duration duration) implements Event {}

  /// A message could not be taken; whatever was said until then is kept.
  record MessageNotTaken(CallId call, Extension owner, String why) implements Event {}

  /// What a crash left of a recording was mended and will be delivered.
  record MessageRecovered(MessageId message, Extension owner, Duration duration) implements Event {}

  /// Something in the spool that was a message, or never was one, is not understood; it is kept
  /// aside for somebody to look at.
  ///
  /// @param entry its name in the folder of damaged ones
  record MessageDamaged(String entry, String why) implements Event {}

  /// A message is in the mailbox.
  record MessageDelivered(MessageId message, Extension owner, Duration lag) implements Event {}

  /// A delivery failed and will be tried again.
  record DeliveryPostponed(MessageId message, Extension owner, String why, Duration retryIn)
      implements Event {}

  /// The mail server will never take this message; it is set aside, not lost.
  record MessageSetAside(MessageId message, Extension owner, String why) implements Event {}

  /// Somebody logged in to a voice box by phone.
  record LoggedIn(CallId call, Extension owner) implements Event {}

  /// A mail, fax or text message was read aloud to its owner, all of it or until a key was pressed.
  ///
  /// @param sentences how many of it were begun
  record MessageRead(
      CallId call,
      Extension owner,
      MessageId message,
      MailEntry.Kind kind,
      Language language,
      int sentences)
      implements Event {}

  /// A person has answered or forwarded a message by phone; it is on disk.
  ///
  /// @param to an extension, or a mail address
  record MessagePosted(
      CallId call, MessageId message, Extension author, Posting.Kind kind, String to)
      implements Event {}

  /// A person has a message sent as a fax; whoever sends faxes has the job.
  record FaxOrdered(CallId call, Extension owner, String job, PhoneNumber to) implements Event {}

  /// A try to log in failed.
  record LoginRefused(Extension owner, String why) implements Event {}

  /// Too many wrong tries closed a box.
  record BoxLocked(Extension owner, int wrongTries) implements Event {}

  record PinChanged(Extension owner) implements Event {}

  /// The mail server has a letter to a person.
  record LetterSent(Extension owner, LetterId letter) implements Event {}

  /// A letter could not be sent now and will be tried again.
  record LetterPostponed(Extension owner, LetterId letter, String why, Duration retryIn)
      implements Event {}

  /// A letter will never be sent.
  record LetterGivenUp(Extension owner, String why) implements Event {}

  /// The lamp of a person was set.
  record LampShown(Extension owner, MessageCounts counts) implements Event {}

  /// A mailbox did not answer, so the lamp stays as it is.
  record LampUnknown(Extension owner, String why) implements Event {}

  /// A lamp was found that showed something else than its mailbox holds; it is set anew.
  record LampWrong(Extension owner) implements Event {}

  /// The mobile phone of a person was told of messages.
  ///
  /// @param lag since it was decided
  record NoticeSent(Extension owner, PhoneNumber to, Duration lag) implements Event {}

  /// A mobile phone could not be told, which will be tried again.
  record NoticePostponed(Extension owner, String why, Duration retryIn) implements Event {}

  /// A mobile phone will not be told of the messages that are new now.
  record NoticeGivenUp(Extension owner, String why) implements Event {}
}
