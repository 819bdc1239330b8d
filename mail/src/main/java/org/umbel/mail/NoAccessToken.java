package org.umbel.mail;

import jakarta.mail.AuthenticationFailedException;

/// There is no token to log in with. The mail server has not been asked.
final class NoAccessToken extends AuthenticationFailedException {
  /// How each of them begins.
  static final String BEGINNING = "no access token from ";

  private static final long serialVersionUID = 1;

  NoAccessToken(TokenSettings settings, String why) {
    super(BEGINNING + settings.endpoint().getHost() + ": " + why);
  }
}
