package org.umbel.domain.trace;

import java.net.InetSocketAddress;
import java.util.Optional;

/// What a call has with one party.
///
/// @param line by which it went
/// @param name of the party as the messages have it: a number or an address
/// @param peer where the party's messages come from, or ours go to
/// @param local where we take its messages
/// @param transport of the messages
/// @param callId as the messages have it (RFC 3261 §20.8)
/// @param description security of the audio as agreed in the messages
/// @param media what was counted of its audio; empty when none passes here
public record Leg(
    String line,
    String name,
    InetSocketAddress peer,
    InetSocketAddress local,
    Transport transport,
    String callId,
    AudioSecurity description,
    Optional<MediaFigures> media) {

  /// How messages travel, and whether others can read them on the way (LN-3).
  public enum Transport {
    UDP(false),
    TCP(false),
    TLS(true),
    WS(false),
    WSS(true);

    private final boolean secure;

    Transport(boolean secure) {
      this.secure = secure;
    }

    public boolean secure() {
      return secure;
    }
  }

  /// How audio travels (LN-3).
  public enum AudioSecurity {
    /// No audio was agreed on.
    NONE,
    RTP,
    SRTP
  }
}
