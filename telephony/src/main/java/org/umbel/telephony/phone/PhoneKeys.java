package org.umbel.telephony.phone;

import java.util.Set;
import org.umbel.media.engine.KeyWay;
import org.umbel.media.engine.SessionSettings;

/// How a phone sends the keys that are pressed on it.
public enum PhoneKeys {
  /// As RTP events where both sides can (RFC 4733), else as tones.
  AGREED,
  /// As tones in the sound.
  TONES,
  /// By SIP INFO, in the sound only where the other side refuses that.
  INFO;

  /// A phone that sends tones knows of no events.
  SessionSettings audio() {
    return this == TONES
        ? SessionSettings.DEFAULT.withKeyWays(Set.of(KeyWay.TONE, KeyWay.SIGNALLING))
        : SessionSettings.DEFAULT;
  }
}
