package org.umbel.web;

import java.util.List;

/// What the list of messages shows.
///
/// @param summary how many messages there are, in words
/// @param token of the session, for the forms
/// @param deleted the message deleted last, which can be taken back; empty for none
record MessagesView(String name, String summary, String token, String deleted, List<Row> messages) {

  /// One message.
  ///
  /// @param when in the reader's language
  /// @param machineTime for the time element
  record Row(
      String id, String caller, String when, String machineTime, String length, boolean heard) {}

  boolean undoable() {
    return !deleted.isEmpty();
  }

  boolean none() {
    return messages.isEmpty();
  }
}
