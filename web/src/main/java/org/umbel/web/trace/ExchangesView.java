package org.umbel.web.trace;

import java.util.List;

/// What the list of exchanges shows.
///
/// @param name of the administrator
/// @param token of the session, for the form
/// @param line whose exchanges are shown; empty for all
/// @param text that is looked for; empty for all
/// @param summary how many are shown, in words
record ExchangesView(
    String name, String token, String line, String text, String summary, List<Row> exchanges) {

  /// One exchange.
  ///
  /// @param when in the reader's language
  /// @param machineTime for the time element
  /// @param who asks for what, or is asked
  /// @param outcome for style
  /// @param outcomeWords for people
  /// @param answer the last status; may be empty
  record Row(
      String id,
      String when,
      String machineTime,
      String line,
      String method,
      String who,
      String peer,
      String program,
      String outcome,
      String outcomeWords,
      String answer) {}

  boolean none() {
    return exchanges.isEmpty();
  }

  boolean chosen() {
    return !line.isEmpty() || !text.isEmpty();
  }
}
