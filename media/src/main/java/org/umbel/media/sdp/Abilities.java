package org.umbel.media.sdp;

import java.util.List;
import org.umbel.media.codec.Codec;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.SrtpSuite;

/// What one side can do and wants.
///
/// @param codecs most wanted first, at least one
/// @param keyEvents whether keys may go as RTP events (RFC 4733)
/// @param encryption whether audio is encrypted
/// @param suites how, most wanted first
public record Abilities(
    List<Codec> codecs, boolean keyEvents, Encryption encryption, List<SrtpSuite> suites) {
  public Abilities {
    codecs = List.copyOf(codecs);
    suites = List.copyOf(suites);
  }
}
