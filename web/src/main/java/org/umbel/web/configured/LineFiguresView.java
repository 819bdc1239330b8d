package org.umbel.web.configured;

import java.util.List;

/// What the page of one line shows.
///
/// @param name of the administrator
/// @param token of the session, for the form
/// @param line its name
/// @param state in words
/// @param groups what was counted
record LineFiguresView(String name, String token, String line, String state, List<Group> groups) {

  /// @param key of the group, for links
  /// @param title in the reader's language
  record Group(String key, String title, List<LineDesk.Figure> figures) {}
}
