package org.umbel.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What RFC 3711 and the reference implementation say must come out.
class SrtpVectorsTest {
  private static final MasterKey COUNTER_MODE =
      key(
          SrtpSuite.AES_CM_128_HMAC_SHA1_80,
          "E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");
  private static final MasterKey GALOIS =
      key(SrtpSuite.AEAD_AES_128_GCM, "000102030405060708090A0B0C0D0E0FA0A1A2A3A4A5A6A7A8A9AAAB");

  private static final String RTP = "800F1234DECAFBADCAFEBABE" + "AB".repeat(16);
  private static final String RTCP = "81C8000BCAFEBABE" + "AB".repeat(16);

  private static MasterKey key(SrtpSuite suite, String hex) {
    return MasterKey.of(suite, bytes(hex)).orElseThrow();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static ByteBuffer buffer(String hex) {
    byte[] bytes = bytes(hex);
    return ByteBuffer.allocate(100).put(bytes).flip();
  }

  private static String hex(ByteBuffer packet) {
    byte[] bytes = new byte[packet.remaining()];
    packet.get(packet.position(), bytes);
    return hex(bytes);
  }

  @Test
  void theKeystreamOfRfc3711AppendixB2() {
    byte[] start = bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000");
    byte[] stream = new byte[48];

    new CounterStream(bytes("2B7E151628AED2A6ABF7158809CF4F3C"), new SealingRoom())
        .crypt(start, stream, 0, 48);

    assertThat(hex(stream))
        .isEqualTo(
            "E03EAD0935C95E80E166B16DD92B4EB4"
                + "D23513162B02D0F72A43A2FE4A5F97AB"
                + "41E95B3BB0A2E8DD477901E4FCA894C0");
  }

  @Test
  void theSessionKeysOfRfc3711AppendixB3() {
    var keys = SessionKeys.forSpeech(COUNTER_MODE);

    assertThat(hex(keys.encryption())).isEqualTo("C61E7A93744F39EE10734AFE3FF7A087");
    assertThat(hex(keys.salt())).isEqualTo("30CBBC08863D8C85D49DB34A9AE1");
    assertThat(hex(keys.authentication())).isEqualTo("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4");
  }

  @Test
  void speechInCounterMode() {
    var packet = buffer(RTP);

    new SrtpSender(COUNTER_MODE).seal(packet);

    assertThat(hex(packet))
        .isEqualTo(
            "800F1234DECAFBADCAFEBABE"
                + "4E55DC4CE79978D88CA4D215949D2402"
                + "B78D6ACC99EA179B8DBB");
  }

  @Test
  void aReportInCounterMode() {
    var sender = new SrtpSender(COUNTER_MODE);
    var packet = buffer(RTCP);
    sender.sealReport(buffer(RTCP)); // the reference counts from one

    sender.sealReport(packet);

    assertThat(hex(packet))
        .isEqualTo(
            "81C8000BCAFEBABE"
                + "7128035BE487B9BDBEF89041F977A5A8"
                + "80000001"
                + "993E08CD54D6C1230798");
  }

  @Test
  void speechInGaloisMode() {
    var packet = buffer(RTP);

    new SrtpSender(GALOIS).seal(packet);

    assertThat(hex(packet))
        .isEqualTo(
            "800F1234DECAFBADCAFEBABE"
                + "C5002EDE04CFDD2EB91159E0880AA06E"
                + "D2976826F796B201DF3131A127E8A392");
  }

  @Test
  void aReportInGaloisMode() {
    var sender = new SrtpSender(GALOIS);
    var packet = buffer(RTCP);
    sender.sealReport(buffer(RTCP));

    sender.sealReport(packet);

    assertThat(hex(packet))
        .isEqualTo(
            "81C8000BCAFEBABE"
                + "C98B8B5DF0392A55852B6C21AC8E7025"
                + "C52C6FBEA2B3B446EA31123BA88CE61E"
                + "80000001");
  }

  @Test
  void speechAndAReportInGaloisModeWithLongKeys() {
    var key =
        key(
            SrtpSuite.AEAD_AES_256_GCM,
            "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"
                + "A0A1A2A3A4A5A6A7A8A9AAAB");
    var sender = new SrtpSender(key);
    var speech = buffer(RTP);
    var report = buffer(RTCP);
    sender.sealReport(buffer(RTCP));

    sender.seal(speech);
    sender.sealReport(report);

    assertThat(hex(speech))
        .isEqualTo(
            "800F1234DECAFBADCAFEBABE"
                + "0AF7F21E8A90BDAD7A425C9C31ED4BB1"
                + "D90238917E7390A2793500E1681ACAEA");
    assertThat(hex(report))
        .isEqualTo(
            "81C8000BCAFEBABE"
                + "8ABFAFA780070A90E80F9161CF4AAC08"
                + "1ED93AAA53C15B0F3ED1A3B984167B03"
                + "80000001");
  }

  @Test
  void shortTagsAreTheBeginningOfLongOnesAndReportsHaveLongOnes() {
    var key =
        key(
            SrtpSuite.AES_CM_128_HMAC_SHA1_32,
            "E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");
    var sender = new SrtpSender(key);
    var speech = buffer(RTP);
    var report = buffer(RTCP);
    sender.sealReport(buffer(RTCP));

    sender.seal(speech);
    sender.sealReport(report);

    assertThat(hex(speech))
        .isEqualTo("800F1234DECAFBADCAFEBABE4E55DC4CE79978D88CA4D215949D2402B78D6ACC");
    assertThat(hex(report))
        .isEqualTo("81C8000BCAFEBABE7128035BE487B9BDBEF89041F977A5A880000001993E08CD54D6C1230798");
  }
}
