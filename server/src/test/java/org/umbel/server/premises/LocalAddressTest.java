package org.umbel.server.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LocalAddressTest {
  @Test
  void anAddressOfItsOwnIsToldAlone() {
    var here = InetAddress.getLoopbackAddress();

    assertThat(LocalAddress.allReachable(here)).containsExactly(here);
  }

  @Test
  void ofAllAddressesOneOfEachFamilyIsToldAtMost() {
    var all = LocalAddress.allReachable(InetAddress.ofLiteral("0.0.0.0"));

    assertThat(all).isNotEmpty().noneMatch(InetAddress::isAnyLocalAddress);
    assertThat(all.getFirst()).isNotInstanceOf(Inet6Address.class);
    assertThat(all.stream().map(Object::getClass)).doesNotHaveDuplicates();
  }
}
