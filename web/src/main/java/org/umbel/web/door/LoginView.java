package org.umbel.web.door;

/// What the login page shows.
///
/// @param notice what is wrong or happened; empty for none
/// @param extension as typed before, or an administrator's name
/// @param letters whether the screen's keyboard has letters, for an administrator
/// @param next where it leads; empty for where such a login usually leads
/// @param help the address of a page of help; empty for none
record LoginView(String notice, String extension, boolean letters, String next, String help) {
  boolean helped() {
    return !help.isEmpty();
  }

  boolean noticed() {
    return !notice.isEmpty();
  }
}
