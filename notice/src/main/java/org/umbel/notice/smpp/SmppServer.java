package org.umbel.notice.smpp;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// An SMS centre and the account there.
///
/// @param systemId the name of the account
/// @param systemType what some centres want to be told; may be empty
/// @param patience how long connecting, binding and each answer may take
/// @param enquireEvery how often the link is tested (enquire_link)
/// @param window how many texts may be on their way at the same time
/// @param tls what to believe of a centre that speaks TLS from the start; empty for one that does
///   not
public record SmppServer(
    String host,
    int port,
    String systemId,
    String password,
    String systemType,
    Duration patience,
    Duration enquireEvery,
    int window,
    Optional<SSLContext> tls) {

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
