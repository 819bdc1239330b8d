package org.umbel.mail;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/// One login by an access token, RFC 7628 §3.1: everything is said at once. Whatever the server
/// answers to that is why it refuses, and wants a word before it does (§3.2.3). Belongs to one
/// thread.
final class BearerLogin implements SaslClient {
  private static final char NEXT = 0x01;

  private final String user;
  private final Secret token;
  private final String host;
  private boolean said;
  private boolean refused;

  BearerLogin(String user, Secret token, String host) {
    this.user = user;
    this.token = token;
    this.host = host;
  }

  @Override
  public String getMechanismName() {
    return BearerTokens.MECHANISM;
  }

  @Override
  public boolean hasInitialResponse() {
    return true;
  }

  @Override
  public byte[] evaluateChallenge(byte[] challenge) {
    if (said) {
      refused = true;
      return new byte[] {NEXT};
    }
    said = true;
    return ("n,a=" + name() + "," + NEXT + "host=" + host + NEXT + "auth=Bearer " + token.text())
        .concat("" + NEXT + NEXT)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// RFC 5801 §4: what would end the name is written otherwise.
  private String name() {
    return user.replace("=", "=3D").replace(",", "=2C");
  }

  @Override
  public boolean isComplete() {
    return refused;
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
    throw new SaslException("There is no security layer");
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
    throw new SaslException("There is no security layer");
  }

  @Override
  public @Nullable Object getNegotiatedProperty(String name) {
    return null;
  }

  @Override
  public void dispose() {}
}
