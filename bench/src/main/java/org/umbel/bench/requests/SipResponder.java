package org.umbel.bench.requests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import org.umbel.bench.answering.Answerer;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.admission.LoadLimits;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.tls.Authorities;
import org.umbel.sip.tls.Identity;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.SourceLimits;
import org.umbel.sip.transport.TransportSettings;

/// Our SIP room on UDP, TCP and TLS, a program of its own: answers every call and every OPTIONS.
/// Arguments: the port for UDP and TCP, that for TLS, and a key store with its password.
final class SipResponder implements SipHandler {
  private static final DialogHandler INDIFFERENT = new DialogHandler() {};

  /// Who asks one after the other cannot ask too much, but fills the transactions of 32 s.
  private static final LoadLimits UNLIMITED =
      new LoadLimits(
          Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofHours(1), Duration.ofSeconds(5));

  private SipResponder() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    int securePort = Integer.parseInt(arguments[1]);
    var identity = Identity.store(Path.of(arguments[2]), Password.of(arguments[3]));
    var transport =
        TransportSettings.DEFAULT
            .withSources(SourceLimits.NONE)
            .withTls(TlsSettings.of(identity, Authorities.none()));
    var settings =
        SipSettings.at(
                ListenPoint.udp("127.0.0.1", port),
                ListenPoint.tcp("127.0.0.1", port),
                ListenPoint.tls("127.0.0.1", securePort))
            .withTransport(transport)
            .withLoad(UNLIMITED);
    try (var _ = SipEndpoint.start(settings, new SipResponder(), SipListener.NONE);
        var asker = new Scanner(System.in, StandardCharsets.UTF_8)) {
      System.out.println("ready");
      while (asker.hasNextLine()) asker.nextLine(); // ends with whoever has started it
    }
  }

  @Override
  public void onInvite(IncomingInvite invite) {
    var ok = invite.request().reply(200).withBody(MediaType.SDP, Answerer.DESCRIPTION);
    invite.accept(ok, INDIFFERENT);
  }
}
