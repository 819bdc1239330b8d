package org.umbel.web.message;

import java.util.List;

/// What the list of messages shows.
///
/// @param summary how many messages there are, in words
/// @param fresh how many nobody has heard; empty for none
/// @param token of the session, for the forms
/// @param deleted the message deleted last, which can be taken back; empty for none
record MessagesView(
    String name,
    String extension,
    String summary,
    String fresh,
    String token,
    String deleted,
    List<Row> messages) {

  /// One message.
  ///
  /// @param caller the name, or else the number
  /// @param number of a caller who has a name; empty for none
  /// @param when in the reader's language
  /// @param machineTime for the time element
  /// @param length for people; empty when the mailbox does not tell
  /// @param seconds the same for the player, or zero
  /// @param file its name when it is saved
  record Row(
      String id,
      String caller,
      String number,
      String when,
      String machineTime,
      String length,
      double seconds,
      String file,
      boolean heard) {
    boolean numbered() {
      return !number.isEmpty();
    }

    boolean timed() {
      return !length.isEmpty();
    }
  }

  boolean undoable() {
    return !deleted.isEmpty();
  }

  boolean none() {
    return messages.isEmpty();
  }
}
