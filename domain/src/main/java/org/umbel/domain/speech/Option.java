package org.umbel.domain.speech;

/// What a menu offers, each with its key of the standard map. A menu is composed of those options
/// that make sense just now: a deleted message offers [#UNDELETE], not [#DELETE].
///
/// | key | main menu | message | greetings | options of a profile | review of a recording | caller |
/// |---|---|---|---|---|---|---|
/// | 1 | new messages | back 5 s | record greeting | messages yes or no | accept | leave a message |
/// | 2 | saved messages | pause, resume | hear greeting | put callers through | listen | be put through |
/// | 3 | greeting and name | forward 5 s | delete greeting | put nobody through | record again | |
/// | 4 | change PIN | previous | record name | other language | | |
/// | 5 | | repeat with date and caller | hear name | kind of greeting | | |
/// | 6 | | next | delete name | delete all | | |
/// | 7 | | delete | choose profile | | | |
/// | 8 | | undelete | options of the profile | | | |
/// | 9 | | save | greeting of another profile | | | |
/// | 0 | say the options | say the options | say the options | say the options | say the options | skip the greeting |
/// | * | end the call | back to the menu | back to the menu | back to the menu | cancel | log in (TU-2) |
/// | # | skip what is said | skip what is said | end the recording | | | end the recording |
public enum Option {
  LISTEN_TO_NEW('1'),
  LISTEN_TO_SAVED('2'),
  GREETING_AND_NAME('3'),
  CHANGE_PIN('4'),
  END_CALL('*'),

  REWIND('1'),
  PAUSE('2'),
  FORWARD('3'),
  PREVIOUS('4'),
  REPEAT('5'),
  NEXT('6'),
  DELETE('7'),
  UNDELETE('8'),
  SAVE('9'),

  RECORD_GREETING('1'),
  HEAR_GREETING('2'),
  DELETE_GREETING('3'),
  RECORD_NAME('4'),
  HEAR_NAME('5'),
  DELETE_NAME('6'),
  CHOOSE_PROFILE('7'),
  PROFILE_OPTIONS('8'),
  OTHER_PROFILE('9'),

  WORK('1'),
  MOBILE('2'),
  HOME('3'),
  VACATION('4'),
  CUSTOM_1('5'),
  CUSTOM_2('6'),
  INTERNAL('7'),

  TAKE_MESSAGES('1'),
  TAKE_NO_MESSAGES('1'),
  SET_TRANSFER('2'),
  END_TRANSFER('3'),
  GREETINGS_IN_ENGLISH('4'),
  GREETINGS_IN_GERMAN('4'),
  OWN_WORDS('5'),
  NAME_ONLY('5'),
  DELETE_ALL_GREETINGS('6'),

  CONFIRM('1'),

  ACCEPT('1'),
  LISTEN_TO_RECORDING('2'),
  RECORD_AGAIN('3'),
  CANCEL('*'),

  LEAVE_MESSAGE('1'),
  BE_PUT_THROUGH('2'),
  SKIP_GREETING('0'),
  END_RECORDING('#'),

  HEAR_OPTIONS('0'),
  BACK_TO_MENU('*'),
  SKIP('#');

  private final char key;

  Option(char key) {
    this.key = key;
  }

  /// The key of the standard map.
  public char key() {
    return key;
  }
}
