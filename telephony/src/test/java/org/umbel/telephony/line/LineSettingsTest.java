package org.umbel.telephony.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.ListenPoint;

/// Who is believed when it says who calls.
class LineSettingsTest {
  private static final InetAddress PBX = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress STRANGER = InetAddress.ofLiteral("198.51.100.9");
  private static final LineSettings PLAIN =
      LineSettings.of("main", LineTransport.at(ListenPoint.udp("127.0.0.1", 5060)));

  @Test
  void aLineForEverybodyBelievesNobody() {
    assertThat(PLAIN.believes(PBX)).isFalse();
    assertThat(PLAIN.withPhones(false).believes(PBX)).isFalse();
  }

  @Test
  void theServerOfALineIsBelieved() {
    var servers = List.of(SipUri.parse("sip:192.0.2.1"));
    var line =
        PLAIN.withProxies(
            new LineProxies(servers, Set.of(), Duration.ofSeconds(2), 1, Duration.ZERO));
    assertThat(line.believes(PBX)).isTrue();
    assertThat(line.believes(STRANGER)).isFalse();
  }

  @Test
  void whoIsNamedAtALineWithoutPhonesIsBelieved() {
    var line = PLAIN.withAccess(AccessList.NOBODY.except("192.0.2.1"));
    assertThat(line.withPhones(false).believes(PBX)).isTrue();
    assertThat(line.believes(PBX)).isFalse();
  }
}
