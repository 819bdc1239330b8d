package org.umbel.domain.agent;

/// What changed an agent state.
public enum Cause {
  /// The worker, at the screen.
  WORKER,
  /// A supervisor, or a program.
  SUPERVISOR,
  /// Presence, by the rules that map it.
  PRESENCE,
  /// What became of a preview.
  PREVIEW,
  /// A call or chat began or ended.
  INTERACTION,
  /// A time is over.
  TIMER,
  /// The worker was registered at start, or has closed all screens.
  REGISTRATION
}
