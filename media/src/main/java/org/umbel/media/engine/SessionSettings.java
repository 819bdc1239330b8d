package org.umbel.media.engine;

import java.util.List;
import java.util.Set;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.G711;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.SrtpSuite;

/// What a line decides about the audio of its calls; [#DEFAULT] gives the defaults, `with…` a
/// changed copy. A session keeps what it was opened with.
///
/// @param codecs what may be spoken, most wanted first, at least one; default PCMA, PCMU. An
///   offerer's order wins over ours
/// @param encryption whether audio is encrypted; default off
/// @param suites how it may be encrypted, most wanted first, at least one; default
///   [SrtpSuite#USUAL]. An offerer's order wins over ours
/// @param keyWays by which keys are heard; default all. Without [KeyWay#EVENT] RTP events are
///   neither offered nor taken, so that keys of ours go as tones
public record SessionSettings(
    List<Codec> codecs, Encryption encryption, List<SrtpSuite> suites, Set<KeyWay> keyWays) {

  public static final SessionSettings DEFAULT =
      new SessionSettings(
          List.of(G711.PCMA, G711.PCMU),
          Encryption.OFF,
          SrtpSuite.USUAL,
          Set.of(KeyWay.EVENT, KeyWay.TONE, KeyWay.SIGNALLING));

  public SessionSettings {
    codecs = List.copyOf(codecs);
    suites = List.copyOf(suites);
    keyWays = Set.copyOf(keyWays);
    if (codecs.isEmpty() || suites.isEmpty()) {
      throw new IllegalArgumentException("a session needs a codec and a suite to choose from");
    }
  }

  public SessionSettings withCodecs(List<Codec> preference) {
    return new SessionSettings(preference, encryption, suites, keyWays);
  }

  public SessionSettings withEncryption(Encryption wanted) {
    return new SessionSettings(codecs, wanted, suites, keyWays);
  }

  public SessionSettings withSuites(List<SrtpSuite> preference) {
    return new SessionSettings(codecs, encryption, preference, keyWays);
  }

  public SessionSettings withKeyWays(Set<KeyWay> ways) {
    return new SessionSettings(codecs, encryption, suites, ways);
  }
}
