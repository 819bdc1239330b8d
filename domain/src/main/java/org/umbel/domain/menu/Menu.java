package org.umbel.domain.menu;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.umbel.domain.speech.Option;

/// The menus on the phone: what each may offer, in the order manuals have it.
@SuppressWarnings("ImmutableEnumChecker") // the collections are made by List.of and Set.of
public enum Menu {
  MAIN(
      "Main menu",
      Set.of(Option.LISTEN_TO_NEW, Option.GREETING_AND_NAME),
      Option.LISTEN_TO_NEW,
      Option.LISTEN_TO_SAVED,
      Option.LISTEN_TO_NEW_MAIL,
      Option.LISTEN_TO_SAVED_MAIL,
      Option.GREETING_AND_NAME,
      Option.CHANGE_PIN,
      Option.END_CALL,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  MESSAGE(
      "A message, while it plays and after it",
      Set.of(Option.NEXT, Option.BACK_TO_MENU),
      Option.REWIND,
      Option.PAUSE,
      Option.FORWARD,
      Option.PREVIOUS,
      Option.REPEAT,
      Option.NEXT,
      Option.DELETE,
      Option.UNDELETE,
      Option.SAVE,
      Option.MORE,
      Option.BACK_TO_MENU,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  MORE(
      "More with a message",
      Set.of(Option.BACK_TO_MESSAGE),
      Option.ANSWER,
      Option.FORWARD_WITH_COMMENT,
      Option.FORWARD_AS_FAX,
      Option.CALL_BACK,
      Option.FASTER,
      Option.SLOWER,
      Option.BACK_TO_MESSAGE,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  SENDING(
      "After recording an answer or a comment",
      Set.of(Option.SEND, Option.CANCEL),
      Option.SEND,
      Option.LISTEN_TO_RECORDING,
      Option.RECORD_AGAIN,
      Option.CANCEL,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  GREETINGS(
      "Greeting and name",
      Set.of(Option.BACK_TO_MENU),
      Option.RECORD_GREETING,
      Option.HEAR_GREETING,
      Option.DELETE_GREETING,
      Option.RECORD_NAME,
      Option.HEAR_NAME,
      Option.DELETE_NAME,
      Option.CHOOSE_PROFILE,
      Option.PROFILE_OPTIONS,
      Option.OTHER_PROFILE,
      Option.BACK_TO_MENU,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  PROFILES(
      "Choosing a profile",
      Set.of(Option.CANCEL),
      Option.WORK,
      Option.MOBILE,
      Option.HOME,
      Option.VACATION,
      Option.CUSTOM_1,
      Option.CUSTOM_2,
      Option.INTERNAL,
      Option.CANCEL,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  PROFILE_OPTIONS(
      "Options of a profile",
      Set.of(Option.BACK_TO_MENU),
      Option.TAKE_MESSAGES,
      Option.TAKE_NO_MESSAGES,
      Option.SET_TRANSFER,
      Option.END_TRANSFER,
      Option.GREETINGS_IN_ENGLISH,
      Option.GREETINGS_IN_GERMAN,
      Option.OWN_WORDS,
      Option.NAME_ONLY,
      Option.DELETE_ALL_GREETINGS,
      Option.BACK_TO_MENU,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  CONFIRMATION(
      "Are you sure?",
      Set.of(Option.CONFIRM, Option.CANCEL),
      Option.CONFIRM,
      Option.CANCEL,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  REVIEW(
      "After recording a greeting or a name",
      Set.of(Option.ACCEPT, Option.CANCEL),
      Option.ACCEPT,
      Option.LISTEN_TO_RECORDING,
      Option.RECORD_AGAIN,
      Option.CANCEL,
      Option.HEAR_OPTIONS,
      Option.SKIP),
  CALLER(
      "A caller, while the greeting plays",
      Set.of(),
      Option.SKIP_GREETING,
      Option.LEAVE_MESSAGE,
      Option.BE_PUT_THROUGH,
      Option.LOG_IN),
  CALLER_REVIEW(
      "A caller who has recorded a message, where that is switched on",
      Set.of(Option.SEND_MESSAGE),
      Option.SEND_MESSAGE,
      Option.LISTEN_TO_RECORDING,
      Option.RECORD_AGAIN,
      Option.APPEND,
      Option.MARK_URGENT,
      Option.MARK_NOT_URGENT,
      Option.MARK_PRIVATE,
      Option.MARK_NOT_PRIVATE,
      Option.DISCARD_MESSAGE,
      Option.HEAR_OPTIONS,
      Option.SKIP);

  /// Options that are never offered together, so that they may share a key.
  private static final List<Set<Option>> EITHER_OR =
      List.of(
          Set.of(Option.DELETE, Option.UNDELETE),
          Set.of(Option.UNDELETE, Option.MORE),
          Set.of(Option.TAKE_MESSAGES, Option.TAKE_NO_MESSAGES),
          Set.of(Option.GREETINGS_IN_ENGLISH, Option.GREETINGS_IN_GERMAN),
          Set.of(Option.OWN_WORDS, Option.NAME_ONLY),
          Set.of(Option.MARK_URGENT, Option.MARK_NOT_URGENT),
          Set.of(Option.MARK_PRIVATE, Option.MARK_NOT_PRIVATE));

  private final String title;
  private final Set<Option> needed;
  private final List<Option> options;

  Menu(String title, Set<Option> needed, Option... options) {
    this.title = title;
    this.needed = needed;
    this.options = List.of(options);
  }

  /// For manuals.
  public String title() {
    return title;
  }

  /// All it may offer; which of them it does offer depends on the moment.
  public List<Option> options() {
    return options;
  }

  /// Whether it is of no use without this option.
  public boolean needs(Option option) {
    return needed.contains(option);
  }

  /// Whether two options may have the same key.
  boolean mayShare(Option one, Option other) {
    return EITHER_OR.stream().anyMatch(pair -> pair.contains(one) && pair.contains(other));
  }

  /// In small letters with hyphens, as settings name it.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
