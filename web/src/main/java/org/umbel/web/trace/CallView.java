package org.umbel.web.trace;

import java.util.List;

/// What the page of one call shows.
///
/// @param title for the browser
/// @param name of the administrator
/// @param token of the session, for the form
/// @param call in one line
/// @param lines by which it went
/// @param legs the parties, that of the caller first
/// @param lanes how many columns the ladder has
/// @param parties the heads of the columns
/// @param steps the rows of the ladder
/// @param leftOut how many steps were not kept, in words; empty for none
record CallView(
    String title,
    String name,
    String token,
    CallsView.Row call,
    String lines,
    List<LegRow> legs,
    int lanes,
    List<Party> parties,
    List<StepRow> steps,
    String leftOut) {

  /// What there is to know of one party.
  ///
  /// @param transport such as `TLS`
  /// @param secure whether nobody can read the messages on the way
  /// @param transportWords the same for people
  /// @param audio such as `PCMA`; empty when none was agreed on
  /// @param audioSecure whether nobody can hear the audio on the way
  /// @param audioWords the same for people
  /// @param counted whether audio passed here
  /// @param quality of what came, for style
  /// @param there how ours reached the party, for style
  record LegRow(
      String name,
      String address,
      String transport,
      boolean secure,
      String transportWords,
      String audio,
      boolean audioSecure,
      String audioWords,
      boolean counted,
      String packets,
      String lost,
      String jitter,
      String roundTrip,
      String quality,
      String qualityWords,
      String there,
      String thereWords) {
    boolean rated() {
      return !quality.isEmpty();
    }

    boolean heard() {
      return !there.isEmpty();
    }
  }

  /// The head of a column.
  record Party(String name, String address) {}

  /// A row: an arrow between two columns, or words in one.
  ///
  /// @param message whether it is an arrow
  /// @param offset since the call began
  /// @param start line of the grid where it begins
  /// @param end line of the grid where it ends
  /// @param style how it looks
  /// @param title of the message, or what happened
  /// @param about more of it
  /// @param route from whom to whom, in words
  /// @param text the whole message
  record StepRow(
      boolean message,
      String offset,
      int start,
      int end,
      String style,
      String title,
      String about,
      String route,
      String text) {}
}
