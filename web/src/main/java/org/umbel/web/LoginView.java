package org.umbel.web;

/// What the login page shows.
///
/// @param notice what is wrong or happened; empty for none
/// @param extension as typed before
record LoginView(String notice, String extension) {
  boolean noticed() {
    return !notice.isEmpty();
  }
}
