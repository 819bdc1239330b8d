package org.umbel.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessListTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24,             192.0.2.255,        true",
    "192.0.2.0/24,             192.0.3.0,          false",
    "192.0.2.16/28,            192.0.2.31,         true",
    "192.0.2.16/28,            192.0.2.32,         false",
    "192.0.2.0/255.255.255.0,  192.0.2.7,          true",
    "192.0.2.0/255.255.255.0,  192.0.1.7,          false",
    "10.0.0.1,                 10.0.0.1,           true",
    "10.0.0.1,                 10.0.0.2,           false",
    "200.0.0.0/1,              129.1.2.3,          true",
    "200.0.0.0/1,              100.1.2.3,          false",
    "0.0.0.0/0,                8.8.8.8,            true",
    "0.0.0.0/0,                2001:db8::1,        false",
    "2001:db8::/32,            2001:db8:ffff::1,   true",
    "2001:db8::/32,            2001:db9::1,        false",
    "[2001:db8::1],            2001:db8::1,        true",
    "::/0,                     2001:db8::1,        true",
    "192.0.2.0/24,             ::ffff:192.0.2.9,   true",
    "::ffff:192.0.2.0/120,     192.0.2.9,          true",
    "::ffff:192.0.2.0/120,     192.0.3.9,          false"
  })
  void anExceptionIsForTheAddressesOfItsSubnet(String subnet, String address, boolean inside) {
    var asked = InetAddress.ofLiteral(address);

    assertThat(AccessList.NOBODY.except(subnet).permits(asked)).isEqualTo(inside);
    assertThat(AccessList.EVERYONE.except(subnet).permits(asked)).isEqualTo(!inside);
  }

  @Test
  void withoutExceptionsItIsEveryoneOrNobody() {
    assertThat(AccessList.EVERYONE.permits(InetAddress.ofLiteral("192.0.2.1"))).isTrue();
    assertThat(AccessList.NOBODY.permits(InetAddress.ofLiteral("192.0.2.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/255.0.255.0",
        "192.0.2.0/x",
        "2001:db8::/129",
        "::ffff:192.0.2.0/90",
        "pbx.example.com",
        ""
      })
  void whatIsNoSubnetIsRefused(String text) {
    assertThatThrownBy(() -> Subnet.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.0/24", "192.0.2.1", "2001:db8:0:0:0:0:0:0/32"})
  void aSubnetIsWrittenAsItIsRead(String text) {
    assertThat(Subnet.parse(text)).hasToString(text);
  }
}
