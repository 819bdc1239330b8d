package org.umbel.web;

import org.umbel.domain.person.Extension;

/// A login that is going on. Shown without its secrets.
///
/// @param id what the browser's cookie says
/// @param token what each form must bring back, so that no other site can send it
record Session(String id, String token, Extension owner) {
  @Override
  public String toString() {
    return "Session[owner=" + owner + "]";
  }
}
