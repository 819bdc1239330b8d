package org.umbel.web.message;

import java.util.List;

/// What the list of the ways of messages shows.
///
/// @param name of the administrator
/// @param token of the session, for the form
/// @param wanted the extension or message that is looked for; empty for all
/// @param summary how many are shown, in words
record MessageWaysView(
    String name, String token, String wanted, String summary, List<MessageWay> ways) {

  boolean none() {
    return ways.isEmpty();
  }
}
