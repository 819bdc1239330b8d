package org.umbel.sip.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.testnet.Zone;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// RFC 3263 §4, rule by rule.
class LocatorTest {

  private final Zone zone = new Zone();
  private Set<Protocol> spoken = EnumSet.of(Protocol.UDP, Protocol.TCP, Protocol.TLS);

  private List<String> located(String uri) {
    var locator = new Locator(zone, protocol -> spoken.contains(protocol), new Random(1));
    return locator.locate(SipUri.parse(uri)).stream().map(Peer::toString).toList();
  }

  @Test
  void anAddressInNumbersAsksNobody() {
    assertThat(located("sip:7@192.0.2.1")).containsExactly("udp 192.0.2.1:5060");
    assertThat(located("sip:7@192.0.2.1;transport=tcp")).containsExactly("tcp 192.0.2.1:5060");
    assertThat(located("sip:7@[2001:db8::1]:5070"))
        .containsExactly("udp [2001:db8:0:0:0:0:0:1]:5070");
    assertThat(located("sips:7@192.0.2.1")).containsExactly("tls 192.0.2.1:5061");
    assertThat(located("sip:7@pbx.example;maddr=192.0.2.9")).containsExactly("udp 192.0.2.9:5060");
    assertThat(zone.asked).isEmpty();
  }

  @Test
  void aPortMeansTheHostItself() {
    zone.address("pbx.example", "192.0.2.1").srv("_sip._udp.pbx.example", 1, 1, 5060, "other");

    assertThat(located("sip:7@pbx.example:5080")).containsExactly("udp 192.0.2.1:5080");
    assertThat(zone.asked).containsExactly("ADDRESS of pbx.example");
  }

  @Test
  void theDomainSaysByWhichProtocolItWantsToBeReached() {
    zone.naptr("pbx.example", 50, 50, "SIP+D2X", "_sip._xyz.pbx.example")
        .naptr("pbx.example", 90, 50, "SIP+D2T", "_sip._tcp.pbx.example")
        .naptr("pbx.example", 100, 50, "SIP+D2U", "_sip._udp.pbx.example")
        .srv("_sip._tcp.pbx.example", 1, 0, 5070, "a.pbx.example")
        .srv("_sip._udp.pbx.example", 1, 0, 5080, "a.pbx.example")
        .address("a.pbx.example", "192.0.2.1");

    assertThat(located("sip:7@pbx.example")).containsExactly("tcp 192.0.2.1:5070");
    spoken = EnumSet.of(Protocol.UDP);
    assertThat(located("sip:7@pbx.example")).containsExactly("udp 192.0.2.1:5080");
  }

  @Test
  void aSipsUriGoesByTlsAloneAndKeepsTheDomainForTheCertificate() {
    zone.naptr("pbx.example", 10, 10, "SIP+D2T", "_sip._tcp.pbx.example")
        .naptr("pbx.example", 20, 10, "SIPS+D2T", "_sips._tcp.pbx.example")
        .srv("_sips._tcp.pbx.example", 1, 0, 5061, "a.pbx.example")
        .srv("_sip._tcp.pbx.example", 1, 0, 5060, "a.pbx.example")
        .address("a.pbx.example", "192.0.2.1");

    assertThat(located("sips:7@pbx.example")).containsExactly("tls 192.0.2.1:5061 (pbx.example)");
    assertThat(located("sip:7@pbx.example;transport=tls"))
        .containsExactly("tls 192.0.2.1:5061 (pbx.example)");
    spoken = EnumSet.of(Protocol.UDP);
    assertThatThrownBy(() -> located("sips:7@pbx.example")).hasMessageContaining("no transport");
  }

  @Test
  void withoutNaptrTheUsualNamesAreTriedAndThenTheHost() {
    zone.srv("_sip._tcp.pbx.example", 1, 0, 5070, "a.pbx.example")
        .address("a.pbx.example", "192.0.2.1")
        .address("pbx.example", "192.0.2.7")
        .address("plain.example", "192.0.2.8");

    assertThat(located("sip:7@pbx.example")).containsExactly("tcp 192.0.2.1:5070");
    assertThat(located("sip:7@pbx.example;transport=udp")).containsExactly("udp 192.0.2.7:5060");
    assertThat(located("sip:7@plain.example")).containsExactly("udp 192.0.2.8:5060");
  }

  @Test
  void hostsComeByPriorityAndEachWithAllItsAddresses() {
    zone.srv("_sip._udp.pbx.example", 20, 0, 5060, "second")
        .srv("_sip._udp.pbx.example", 10, 0, 5060, "first")
        .address("first", "192.0.2.1")
        .address("first", "2001:db8::1")
        .address("second", "192.0.2.2");

    assertThat(located("sip:7@pbx.example;transport=udp"))
        .containsExactly(
            "udp 192.0.2.1:5060", "udp [2001:db8:0:0:0:0:0:1]:5060", "udp 192.0.2.2:5060");
  }

  @Test
  void amongHostsOfOnePriorityTheWeightIsTheShare() {
    zone.srv("_sip._udp.pbx.example", 1, 75, 5060, "big")
        .srv("_sip._udp.pbx.example", 1, 25, 5060, "small")
        .srv("_sip._udp.pbx.example", 1, 0, 5060, "spare")
        .address("big", "192.0.2.1")
        .address("small", "192.0.2.2")
        .address("spare", "192.0.2.3");
    var locator = new Locator(zone, spoken::contains, new Random(7));
    var uri = SipUri.parse("sip:pbx.example");

    int[] first = new int[4];
    for (int i = 0; i < 4000; i++)
      first[locator.locate(uri).getFirst().address().getAddress().getAddress()[3]]++;

    assertThat(first[1]).isBetween(2800, 3150);
    assertThat(first[2]).isBetween(850, 1150);
    assertThat(first[3]).isBetween(1, 120);
  }

  @Test
  void aDotInPlaceOfAHostMeansNobodyServesIt() {
    zone.srv("_sip._udp.pbx.example", 0, 0, 0, "").address("pbx.example", "192.0.2.7");

    assertThatThrownBy(() -> located("sip:7@pbx.example"))
        .isInstanceOf(NotLocated.class)
        .hasMessageContaining("nobody serves it");
  }

  @Test
  void anInvalidHostIsNotAskedFor() {
    assertThatThrownBy(() -> located("sip:7@df7jal23ls0d.invalid")).isInstanceOf(NotLocated.class);
    assertThat(zone.asked).isEmpty();
  }

  @Test
  void aDomainWithVeryManyHostsIsCutShort() {
    for (int i = 0; i < 100; i++) {
      zone.srv("_sip._udp.pbx.example", i, 0, 5060, "host" + i);
      zone.address("host" + i, "192.0.2." + i);
    }

    assertThat(located("sip:7@pbx.example")).hasSize(16);
  }
}
