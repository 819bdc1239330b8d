package org.umbel.mail;

import java.util.Optional;

/// An account on a mail server.
///
/// @param onBehalfOf whose mailbox it opens, as the server is told at the login (the authorization
///   identity of RFC 4422 §3.4.1); empty for that of `user`
public record Login(String user, Credential credential, Optional<String> onBehalfOf) {

  /// For the account's own mailbox.
  public Login(String user, Credential credential) {
    this(user, credential, Optional.empty());
  }

  /// For logs and messages: `umbel`, or `umbel for anna`.
  public String words() {
    return user + onBehalfOf.map(other -> " for " + other).orElse("");
  }
}
