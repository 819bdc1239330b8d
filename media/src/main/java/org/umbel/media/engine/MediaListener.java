package org.umbel.media.engine;

/// Hears what happens in an engine; one for all its sessions.
@FunctionalInterface
public interface MediaListener {
  /// Hears nothing.
  MediaListener NONE = _ -> {};

  /// Told on media threads and on callers' threads, so it must return at once and not throw.
  void on(MediaEvent event);
}
