package org.umbel.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTest {

  @ParameterizedTest
  @CsvSource({
    "tcp, false, TCP",
    "tls, false, TLS",
    "wss, false, WSS",
    "'',  true,  TLS",
    "tcp, true,  TLS",
    "TLS, true,  TLS",
    "ws,  true,  WSS",
    "wss, true,  WSS"
  })
  void aUriAsksForAProtocol(String parameter, boolean sips, Protocol protocol) {
    assertThat(Protocol.of(parameter, sips)).contains(protocol);
  }

  @ParameterizedTest
  @CsvSource({"'', false", "udp, true", "sctp, false", "sctp, true"})
  void otherUrisAskForNone(String parameter, boolean sips) {
    assertThat(Protocol.of(parameter, sips)).isEmpty();
  }

  @Test
  void aNameCountsOnlyWhereACertificateIsShown() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);

    assertThat(new Peer(Protocol.TLS, address).named("example.com").name()).contains("example.com");
    assertThat(new Peer(Protocol.UDP, address).named("example.com"))
        .isEqualTo(new Peer(Protocol.UDP, address));
  }
}
