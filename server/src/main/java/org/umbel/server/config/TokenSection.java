package org.umbel.server.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.umbel.mail.TokenSettings;

/// Access tokens instead of a password: `oauth2`.
final class TokenSection {
  private static final Setting<URI> ENDPOINT =
      Setting.required(
          "endpoint",
          Formats.scalar("an https address", TokenSection::address, URI::toString),
          "Where tokens are given out, such as"
              + " https://login.microsoftonline.com/TENANT/oauth2/v2.0/token.");
  private static final Setting<String> CLIENT =
      Setting.required("client", Formats.text("a name"), "What this server is called there.");
  private static final Setting<Secret> SECRET =
      Setting.required("secret", new SecretFormat(), "The client's secret.");
  private static final Setting<Optional<Secret>> REFRESH_TOKEN =
      Setting.optional(
          "refresh-token",
          new SecretFormat(),
          "none, tokens are given to the client itself",
          "A refresh token of an account, exchanged for access tokens.");
  private static final Setting<Optional<String>> SCOPE =
      Setting.optional(
          "scope",
          Formats.text("words of the endpoint"),
          "none is named",
          "What the tokens are for, such as https://outlook.office365.com/.default.");

  static final Section<MailServerSettings.Tokens> SECTION =
      Section.of(
          "Access tokens (OAuth 2) instead of a password.",
          List.of(ENDPOINT, CLIENT, SECRET, REFRESH_TOKEN, SCOPE),
          values ->
              new MailServerSettings.Tokens(
                  values.of(ENDPOINT),
                  values.of(CLIENT),
                  values.of(SECRET),
                  values.of(REFRESH_TOKEN),
                  values.of(SCOPE)));

  private TokenSection() {}

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text)).filter(TokenSettings::isFit);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
