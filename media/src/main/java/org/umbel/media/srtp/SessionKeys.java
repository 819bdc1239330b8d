package org.umbel.media.srtp;

import java.util.Arrays;

/// The keys that one master key yields for RTP or for RTCP (RFC 3711 §4.3, RFC 7714 §11); they are
/// derived once, at a key derivation rate of 0.
final class SessionKeys {
  private static final int AUTHENTICATION_LENGTH = 20;

  /// Where in the 14 bytes of the salt the label goes (RFC 3711 §4.3.1).
  private static final int LABEL_AT = 7;

  /// How far the labels of RTCP are from those of RTP.
  private static final int REPORTS = 3;

  private final byte[] encryption;
  private final byte[] authentication;
  private final byte[] salt;

  private SessionKeys(MasterKey master, int firstLabel) {
    var suite = master.suite();
    var random = new CounterStream(master.key(), new SealingRoom());
    encryption = derive(random, master, firstLabel, suite.keyLength());
    authentication = derive(random, master, firstLabel + 1, AUTHENTICATION_LENGTH);
    salt = derive(random, master, firstLabel + 2, suite.saltLength());
  }

  static SessionKeys forSpeech(MasterKey master) {
    return new SessionKeys(master, 0);
  }

  static SessionKeys forReports(MasterKey master) {
    return new SessionKeys(master, REPORTS);
  }

  /// The pseudo-random bytes of a label. A salt of 12 bytes counts as one of 14 with zeros behind.
  private static byte[] derive(CounterStream random, MasterKey master, int label, int length) {
    byte[] start = Arrays.copyOf(master.salt(), CounterStream.BLOCK);
    start[LABEL_AT] ^= (byte) label;
    byte[] derived = new byte[length];
    random.crypt(start, derived, 0, length);
    return derived;
  }

  byte[] encryption() {
    return encryption;
  }

  /// For counter mode; GCM needs none.
  byte[] authentication() {
    return authentication;
  }

  byte[] salt() {
    return salt;
  }
}
