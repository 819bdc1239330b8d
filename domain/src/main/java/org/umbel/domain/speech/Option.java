package org.umbel.domain.speech;

/// What a menu offers, each with its key of Umbel's own map. A menu is composed of those options
/// that make sense just now: a deleted message offers [#UNDELETE], not [#DELETE]. An administrator
/// may give other keys to them: what holds is in `org.umbel.domain.menu.KeyMap`.
public enum Option {
  // After logging in.
  LISTEN_TO_NEW('1', "listen to new messages"),
  LISTEN_TO_SAVED('2', "listen to saved messages"),
  LISTEN_TO_NEW_MAIL('5', "listen to new e-mails, faxes and text messages alone"),
  LISTEN_TO_SAVED_MAIL('6', "listen to saved e-mails, faxes and text messages alone"),
  GREETING_AND_NAME('3', "greeting and name"),
  CHANGE_PIN('4', "change the PIN"),
  END_CALL('*', "end the call"),

  // A message.
  REWIND('1', "back 5 seconds"),
  PAUSE('2', "pause; any key goes on"),
  FORWARD('3', "forward 5 seconds"),
  PREVIOUS('4', "previous message"),
  REPEAT('5', "repeat with date and caller"),
  NEXT('6', "next message"),
  DELETE('7', "delete"),
  UNDELETE('8', "restore what was deleted in this call"),
  SAVE('9', "save"),
  MORE('8', "more with a message that is not deleted"),

  // More with a message.
  ANSWER('1', "answer"),
  FORWARD_WITH_COMMENT('2', "forward with a comment"),
  FORWARD_AS_FAX('3', "forward as a fax"),
  CALL_BACK('4', "call back"),
  FASTER('5', "hear this and all messages faster"),
  SLOWER('6', "hear this and all messages more slowly"),
  BACK_TO_MESSAGE('*', "back to the message"),

  // Greeting and name.
  RECORD_GREETING('1', "record the greeting"),
  HEAR_GREETING('2', "hear the greeting"),
  DELETE_GREETING('3', "delete the greeting"),
  RECORD_NAME('4', "record the name"),
  HEAR_NAME('5', "hear the name"),
  DELETE_NAME('6', "delete the name"),
  CHOOSE_PROFILE('7', "choose another profile"),
  PROFILE_OPTIONS('8', "options of this profile"),
  OTHER_PROFILE('9', "the greeting of another profile"),

  // Profiles.
  WORK('1', "work"),
  MOBILE('2', "mobile"),
  HOME('3', "home"),
  VACATION('4', "vacation"),
  CUSTOM_1('5', "first custom profile"),
  CUSTOM_2('6', "second custom profile"),
  INTERNAL('7', "callers of the own company, where only the greeting is worked on"),

  // Options of a profile.
  TAKE_MESSAGES('1', "callers can leave messages"),
  TAKE_NO_MESSAGES('1', "callers can leave no messages"),
  SET_TRANSFER('2', "put callers through to a number"),
  END_TRANSFER('3', "put callers through no longer"),
  GREETINGS_IN_ENGLISH('4', "greetings in English"),
  GREETINGS_IN_GERMAN('4', "greetings in German"),
  OWN_WORDS('5', "greet in own words, where the administrator allows it"),
  NAME_ONLY('5', "greet with the name only, where the administrator allows it"),
  DELETE_ALL_GREETINGS('6', "delete all, where the administrator allows it"),

  CONFIRM('1', "confirm"),

  // After recording.
  ACCEPT('1', "accept"),
  SEND('1', "send"),
  LISTEN_TO_RECORDING('2', "hear it"),
  RECORD_AGAIN('3', "record again"),
  CANCEL('*', "cancel"),

  // A caller.
  LEAVE_MESSAGE('1', "leave a message, where callers can also be put through"),
  BE_PUT_THROUGH('2', "be put through, where the owner has set a number"),
  SKIP_GREETING('0', "straight to the tone"),
  LOG_IN('*', "log in: for the owner of the box, who is then asked for the PIN"),
  END_RECORDING('#', "end the recording"),

  // A caller who has recorded a message.
  SEND_MESSAGE('1', "send the message, which hanging up does, too"),
  APPEND('4', "say more"),
  MARK_URGENT('5', "urgent"),
  MARK_NOT_URGENT('5', "urgent no longer"),
  MARK_PRIVATE('6', "private"),
  MARK_NOT_PRIVATE('6', "private no longer"),
  DISCARD_MESSAGE('*', "discard the message"),

  HEAR_OPTIONS('0', "hear the options again"),
  BACK_TO_MENU('*', "back to the menu"),
  SKIP('#', "skip what is being said");

  private final char key;
  private final String meaning;

  Option(char key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /// The key of Umbel's own map.
  public char key() {
    return key;
  }

  /// What it does, in a few words for manuals.
  public String meaning() {
    return meaning;
  }
}
