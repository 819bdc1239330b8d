package org.umbel.sip.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The addresses and veiled addresses are those of the test vectors in RFC 5769 §2.2 and §2.3.
class BindingRequestTest {
  private static final String COOKIE = "2112a442";
  private static final String TRANSACTION = "b7e7a701bc34d686fa87dfae";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] request(String attributes) {
    var length = "%04x".formatted(bytes(attributes).length);
    return bytes("0001" + length + COOKIE + TRANSACTION + attributes);
  }

  private static String answer(byte[] request, String host) {
    var seen = new InetSocketAddress(InetAddress.ofLiteral(host), 32853);
    return HexFormat.of().formatHex(BindingRequest.read(request).orElseThrow().answer(seen));
  }

  @Test
  void whoAsksByIpv4LearnsItsVeiledAddress() {
    assertThat(answer(request(""), "192.0.2.1"))
        .isEqualTo("0101000c" + COOKIE + TRANSACTION + "002000080001a147e112a643");
  }

  @Test
  void whoAsksByIpv6LearnsItsVeiledAddress() {
    assertThat(answer(request(""), "2001:db8:1234:5678:11:2233:4455:6677"))
        .isEqualTo(
            "01010018" + COOKIE + TRANSACTION + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
  }

  @Test
  void whatMustBeUnderstoodAndIsNotIsListed() {
    assertThat(answer(request("0003 0004 00000006 8022 0002 61620000"), "192.0.2.1"))
        .isEqualTo(
            "01110010" + COOKIE + TRANSACTION + "00090004" + "00000414" + "000a0002" + "00030000");
  }

  @Test
  void theListHasAnEnd() {
    var many = "7fff0000".repeat(100);

    assertThat(bytes(answer(request(many), "192.0.2.1"))).hasSize(20 + 8 + 4 + 16);
  }

  @Test
  void aNameAndItsProofArePassedOver() {
    var named = request("0006 0003 616263ff" + "0008 0014" + "00".repeat(20));

    assertThat(answer(named, "192.0.2.1")).startsWith("0101");
  }

  @Test
  void aFingerprintIsCheckedAndAnswered() {
    var request = request("80280004 00000000");
    var sum = "%08x".formatted(BindingRequest.fingerprint(request, 20));

    assertThat(BindingRequest.read(request)).isEmpty();
    var answer = bytes(answer(request("80280004" + sum), "192.0.2.1"));
    assertThat(answer).hasSize(20 + 12 + 8);
    assertThat(HexFormat.of().formatHex(answer, 36, 40))
        .isEqualTo("%08x".formatted(BindingRequest.fingerprint(answer, 32)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "0001 0000 2112a442 b7e7a701bc34d686fa87df", // a byte too short
        "0001 0000 2112a443 b7e7a701bc34d686fa87dfae", // another cookie
        "4001 0000 2112a442 b7e7a701bc34d686fa87dfae", // may be SIP
        "0011 0000 2112a442 b7e7a701bc34d686fa87dfae", // an indication
        "0101 0000 2112a442 b7e7a701bc34d686fa87dfae", // an answer
        "0001 0004 2112a442 b7e7a701bc34d686fa87dfae", // longer than it is
        "0001 0002 2112a442 b7e7a701bc34d686fa87dfae 8022", // half an attribute
        "0001 0004 2112a442 b7e7a701bc34d686fa87dfae 80220001", // its value is missing
        "0001 000c 2112a442 b7e7a701bc34d686fa87dfae 80280004 00000000 80220000" // not the end
      })
  void anythingElseIsNotAnswered(String hex) {
    assertThat(BindingRequest.read(bytes(hex))).isEmpty();
  }

  @Test
  void whatIsTooLargeIsNotAnswered() {
    assertThat(BindingRequest.read(request("80220000".repeat(132)))).isPresent();
    assertThat(BindingRequest.read(request("80220000".repeat(133)))).isEmpty();
  }
}
