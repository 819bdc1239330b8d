package org.umbel.web.worker;

import java.util.Locale;

/// A part of a screen that is told anew when something of it changes.
enum Part {
  /// Who it is, and what is set for the screen.
  WORKER,
  /// What the state menu offers.
  MENU,
  /// The states, together and of each channel.
  STATE,
  POINTS,
  OFFERS,
  CALLS,
  CHATS,
  /// For agents: who could be asked.
  WORKERS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
