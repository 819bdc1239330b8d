package org.umbel.server.post;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.umbel.mail.Trust;
import org.umbel.notice.http.GatewayTerms;
import org.umbel.notice.smpp.SmppServer;
import org.umbel.server.config.Secret;
import org.umbel.server.config.SmsSettings;

/// The configuration in the words of the notice room.
final class SmsTerms {
  private SmsTerms() {}

  static SmppServer server(SmsSettings.Centre centre) {
    return new SmppServer(
        centre.address().host(),
        centre.address().port(),
        centre.login().name(),
        centre.login().password().text(),
        centre.systemType().orElse(""),
        centre.patience(),
        centre.enquireEvery(),
        centre.window(),
        Optional.of(centre).filter(SmsSettings.Centre::tls).map(SmsTerms::believed));
  }

  private static SSLContext believed(SmsSettings.Centre centre) {
    return centre.certificates().map(Trust::of).orElseGet(Trust::ofJava).context();
  }

  static GatewayTerms gateway(SmsSettings.Gateway gateway) {
    Map<String, String> headers =
        gateway.headers().stream()
            .map(Secret::text)
            .collect(
                Collectors.toMap(
                    header -> header.substring(0, header.indexOf(':')),
                    header -> header.substring(header.indexOf(':') + 1).strip()));
    return new GatewayTerms(
        gateway.url().text(),
        gateway.body(),
        gateway.contentType(),
        headers,
        gateway.success(),
        gateway.patience());
  }
}
