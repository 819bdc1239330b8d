package org.umbel.media.engine;

/// How a key reached us.
public enum KeyWay {
  /// As RTP event (RFC 4733).
  EVENT,
  /// As a tone in the speech.
  TONE,
  /// By the signalling, such as SIP INFO.
  SIGNALLING
}
