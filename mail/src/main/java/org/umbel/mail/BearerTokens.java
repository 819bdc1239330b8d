package org.umbel.mail;

import java.security.Provider;
import java.security.Security;

/// OAUTHBEARER, the standard way to log in by an access token (RFC 7628), which neither Java nor
/// the mail library has: a mechanism of SASL for both of them.
public final class BearerTokens extends Provider {
  /// As servers offer it.
  public static final String MECHANISM = "OAUTHBEARER";

  private static final long serialVersionUID = 1;

  private BearerTokens() {
    super("Umbel", "1", "SASL " + MECHANISM);
    put("SaslClientFactory." + MECHANISM, BearerLogins.class.getName());
  }

  /// Has the machine know the mechanism from now on; does nothing when it does already.
  public static void make() {
    Security.addProvider(new BearerTokens());
  }
}
