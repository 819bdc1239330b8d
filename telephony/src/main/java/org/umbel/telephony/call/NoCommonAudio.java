package org.umbel.telephony.call;

import org.umbel.telephony.TelephonyException;

/// The other side and we speak no common codec, or it sent no description that makes sense.
final class NoCommonAudio extends TelephonyException {
  private static final long serialVersionUID = 1;

  NoCommonAudio(String why) {
    super("No common audio: " + why);
  }
}
