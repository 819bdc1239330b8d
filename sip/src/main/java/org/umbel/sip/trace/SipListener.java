package org.umbel.sip.trace;

/// Is told what happens in an endpoint, mostly on its loop: whatever it does must be quick and must
/// not block.
@FunctionalInterface
public interface SipListener {

  /// Nobody listens; then events are only counted, not made.
  SipListener NONE = event -> {};

  void on(SipEvent event);
}
