package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How mobile phones are told of messages.
///
/// @param sender what phones show as the sender
/// @param giveUpAfter how long a text is tried
/// @param centres SMS centres, tried in this order
/// @param gateway tried after them
public record SmsSettings(
    String sender, Duration giveUpAfter, List<Centre> centres, Optional<Gateway> gateway) {

  /// An SMS centre that speaks SMPP.
  ///
  /// @param systemType what some centres want to be told; may be empty
  /// @param certificates to be believed where it speaks TLS; empty for those Java trusts
  public record Centre(
      Address address,
      PersonSettings.Login login,
      Optional<String> systemType,
      Duration patience,
      Duration enquireEvery,
      int window,
      boolean tls,
      Optional<Path> certificates) {}

  /// A gateway that takes a text with an HTTP request.
  ///
  /// @param headers each with its name, a colon and its value
  public record Gateway(
      Secret url,
      Optional<String> body,
      String contentType,
      List<Secret> headers,
      Optional<Pattern> success,
      Duration patience) {}
}
