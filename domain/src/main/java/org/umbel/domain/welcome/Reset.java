package org.umbel.domain.welcome;

/// What an administrator can do for somebody who does not get into the voice box (WM-2).
public enum Reset {
  /// Writes the welcome letter again; the PIN stays.
  RESEND,
  /// Writes it again with a new PIN. A locked box opens, too.
  NEW_PIN_AND_RESEND,
  /// Opens a locked box; writes nothing.
  UNLOCK,
  UNLOCK_AND_RESEND,
  UNLOCK_WITH_NEW_PIN_AND_RESEND;

  boolean unlocks() {
    return this == UNLOCK || this == UNLOCK_AND_RESEND || this == UNLOCK_WITH_NEW_PIN_AND_RESEND;
  }

  boolean writes() {
    return this != UNLOCK;
  }

  boolean givesPin() {
    return this == NEW_PIN_AND_RESEND || this == UNLOCK_WITH_NEW_PIN_AND_RESEND;
  }
}
