package org.umbel.domain.message;

/// How a voice message lies in a mailbox.
public enum Sight {
  /// Nobody has listened to it.
  NEW,
  HEARD
}
