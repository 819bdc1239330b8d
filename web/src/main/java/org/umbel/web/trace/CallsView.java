package org.umbel.web.trace;

import java.util.List;

/// What the list of calls shows.
///
/// @param name of the administrator
/// @param token of the session, for the form
/// @param number that is looked for; empty for all
/// @param summary how many calls are shown, in words
record CallsView(String name, String token, String number, String summary, List<Row> calls) {

  /// One call.
  ///
  /// @param when in the reader's language
  /// @param machineTime for the time element
  /// @param why it was redirected, in words; empty when it was not
  /// @param length empty while it goes on
  /// @param outcome for style
  /// @param outcomeWords for people
  /// @param detail to the outcome; may be empty
  /// @param quality for style; empty when no sound passed here
  /// @param qualityWords for people
  record Row(
      String id,
      String when,
      String machineTime,
      String from,
      String to,
      String why,
      String length,
      String outcome,
      String outcomeWords,
      String detail,
      String quality,
      String qualityWords) {}

  boolean none() {
    return calls.isEmpty();
  }
}
