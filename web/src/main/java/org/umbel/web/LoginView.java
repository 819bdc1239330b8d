package org.umbel.web;

/// What the login page shows.
///
/// @param notice what is wrong or happened; empty for none
/// @param extension as typed before, or an administrator's name
/// @param letters whether the screen's keyboard has letters, for an administrator
record LoginView(String notice, String extension, boolean letters) {
  boolean noticed() {
    return !notice.isEmpty();
  }
}
