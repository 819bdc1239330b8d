package org.umbel.domain.speech;

/// The fixed sentences. Named by what they mean; how they are worded is the catalogue's business.
public enum Prompt implements Phrase {
  /// The tone after which is recorded.
  BEEP,

  // To a caller.
  LEAVE_MESSAGE_AFTER_TONE,
  /// Nobody answers, when neither a number nor a name can be said.
  NOBODY_ANSWERS,
  /// The greeting is heard but no message is taken (CA-6).
  NO_MESSAGE_TAKEN,
  /// CA-10
  MAILBOX_DISABLED,
  MESSAGE_STORED,
  MESSAGE_TOO_SHORT,
  MESSAGE_AT_LONGEST,
  /// Before the caller may change it; tells that hanging up sends it.
  MESSAGE_RECORDED,
  GO_ON_AFTER_TONE,
  MARKED_URGENT,
  MARKED_NOT_URGENT,
  MARKED_PRIVATE,
  MARKED_NOT_PRIVATE,
  MESSAGE_DISCARDED,
  CANNOT_RECORD_NOW,
  PLEASE_HOLD,
  TRANSFER_FAILED,
  /// To a customer who waits for a worker.
  ALL_BUSY,
  /// Followed by how many wait before the customer.
  CALLERS_BEFORE_YOU,
  /// To a customer who has waited for long enough.
  NOBODY_FREE,
  /// Said in each language: "For English, press 1." The key is the place of the language in
  /// [Language].
  CHOOSE_THIS_LANGUAGE,
  GOODBYE,

  // Logging in.
  WELCOME,
  /// Ends with "then press pound".
  ENTER_EXTENSION,
  /// Ends with "then press pound".
  ENTER_PIN,
  WRONG_PIN,
  /// Does not tell which of the two was wrong.
  EXTENSION_OR_PIN_WRONG,
  TOO_MANY_ATTEMPTS,
  MAILBOX_LOCKED,
  /// TU-3
  NO_TELEPHONE_ACCESS,

  // Anywhere in a menu.
  MAIN_MENU,
  RECORDINGS_MENU,
  INVALID_KEY,
  STILL_THERE,
  /// The mail server does not answer just now; nothing is lost.
  MESSAGES_UNAVAILABLE,
  /// To the owner: new messages wait until there is room.
  MAILBOX_FULL,
  /// What was asked for did not work just now.
  NOT_DONE,
  ONE_MOMENT,
  CANCELLED,

  // Listening.
  NO_NEW_MESSAGES,
  NO_SAVED_MESSAGES,
  NO_NEW_MAIL,
  NO_SAVED_MAIL,
  URGENT,
  PRIVATE,
  MESSAGE_DELETED,
  MESSAGE_RESTORED,
  MESSAGE_SAVED,
  /// Before the details of a message that was deleted in this call and can still be restored.
  MESSAGE_IS_DELETED,
  /// Another program has deleted it while the person was on the phone.
  MESSAGE_GONE,
  FIRST_MESSAGE_ALREADY,
  NO_MORE_MESSAGES,
  PAUSED,
  /// What kind of message follows; a voice message is not announced as one.
  THIS_IS_MAIL,
  THIS_IS_FAX,
  THIS_IS_TEXT,
  /// The speech engines do not speak just now, or not the language of what is to be read.
  CANNOT_READ_ALOUD,

  // Answering and forwarding.
  RECORD_ANSWER_AFTER_TONE,
  RECORD_COMMENT_AFTER_TONE,
  /// Ends with "then press pound".
  ENTER_RECIPIENT,
  /// Ends with "then press pound".
  ENTER_FAX_NUMBER,
  UNKNOWN_EXTENSION,
  NO_MAILBOX,
  /// Followed by a name, an extension or a number.
  MESSAGE_GOES_TO,
  /// Followed by the number.
  FAX_GOES_TO,
  /// Followed by the number.
  CALL_GOES_TO,
  /// It is on disk.
  MESSAGE_SENT,
  FAX_ORDERED,
  /// Nobody can be answered: the sender is not known well enough.
  CANNOT_BE_ANSWERED,
  /// The number cannot be called from here, or the person may not.
  CANNOT_CALL_BACK,

  // Greeting and name.
  RECORD_GREETING_AFTER_TONE,
  RECORD_NAME_AFTER_TONE,
  YOUR_GREETING,
  YOUR_NAME,
  YOUR_RECORDING,
  NO_OWN_GREETING,
  NO_RECORDED_NAME,
  RECORDING_TOO_SHORT,
  RECORDING_AT_LONGEST,
  GREETING_STORED,
  GREETING_DELETED,
  NAME_STORED,
  NAME_DELETED,
  ALL_GREETINGS_DELETED,
  ARE_YOU_SURE,
  GREETING_IS_OWN_WORDS,
  GREETING_IS_NAME,
  /// Which greetings are worked on from now on.
  NOW_GREETINGS_IN_ENGLISH,
  NOW_GREETINGS_IN_GERMAN,

  // Profiles.
  PROFILE_WORK,
  PROFILE_MOBILE,
  PROFILE_HOME,
  PROFILE_VACATION,
  PROFILE_CUSTOM_1,
  PROFILE_CUSTOM_2,
  PROFILE_INTERNAL,
  /// Follows the name of a profile.
  PROFILE_IS_ACTIVE,
  MESSAGES_ARE_TAKEN,
  MESSAGES_ARE_NOT_TAKEN,
  /// Ends with "then press pound".
  ENTER_TRANSFER_NUMBER,
  /// Followed by the number.
  CALLERS_ARE_PUT_THROUGH_TO,
  NOBODY_IS_PUT_THROUGH,

  // PIN.
  /// Ends with "then press pound".
  ENTER_NEW_PIN,
  REPEAT_NEW_PIN,
  PINS_DIFFER,
  PIN_TOO_SIMPLE,
  PIN_USED_BEFORE,
  /// Good for setting a new one, which follows.
  PIN_EXPIRED,
  /// Good for nothing any more.
  PIN_EXPIRED_FOR_GOOD,
  PIN_EXPIRES_SOON,
  PIN_CHANGED,
  PIN_UNCHANGED
}
