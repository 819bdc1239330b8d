package org.umbel.sip.stun;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes is answered with few bytes more, or not at all.
class StunFuzzTest {
  private static final InetSocketAddress SEEN =
      new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 5060);
  private static final int MOST_MORE = 24; // bytes of the veiled address

  static Stream<Arguments> questions() {
    return Stream.of(
            "000100002112a442b7e7a701bc34d686fa87dfae",
            "000100082112a442b7e7a701bc34d686fa87dfae000300040000000680220000",
            "000100082112a442b7e7a701bc34d686fa87dfae8028000400000000")
        .map(hex -> Arguments.of((Object) HexFormat.of().parseHex(hex)));
  }

  @MethodSource("questions")
  @FuzzTest
  void aDatagramIsAnsweredWithFewBytesMoreOrNotAtAll(byte @NotNull [] datagram) {
    var question = BindingRequest.read(datagram);
    if (question.isEmpty()) return;
    assertThat(BindingRequest.seems(datagram)).isTrue();

    var answer = question.get().answer(SEEN);

    assertThat(answer.length).isBetween(20, datagram.length + MOST_MORE);
    assertThat((answer.length - 20) % 4).isZero();
  }
}
