package org.umbel.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.codec.G711;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.SrtpKeys;
import org.umbel.media.srtp.SrtpSuite;

class KeyExchangeTest {
  private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
  private static final String OTHER_KEY = "PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
  private static final String CRYPTO = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:";

  private static Negotiation negotiation(Encryption encryption) {
    return negotiation(encryption, SrtpSuite.USUAL);
  }

  private static Negotiation negotiation(Encryption encryption, List<SrtpSuite> suites) {
    var abilities = new Abilities(List.of(G711.PCMA), /* keyEvents= */ true, encryption, suites);
    return new Negotiation(abilities, List.of(InetAddress.ofLiteral("192.0.2.1")), 20_000, 7);
  }

  private static SessionDescription description(String... lines) {
    return SessionDescription.parse(
        "v=0\no=p 1 1 IN IP4 198.51.100.7\nc=IN IP4 198.51.100.7\n" + String.join("\n", lines));
  }

  private static Agreement.Agreed agreed(Agreement agreement) {
    assertThat(agreement).isInstanceOf(Agreement.Agreed.class);
    return (Agreement.Agreed) agreement;
  }

  private static SrtpKeys keys(Agreement agreement) {
    return agreed(agreement).stream().keys().orElseThrow();
  }

  private static MediaDescription audio(Agreement agreement) {
    return agreed(agreement).description().media().getFirst();
  }

  @ParameterizedTest
  @EnumSource(names = {"PREFERRED", "REQUIRED"})
  void aSecuredOfferIsAnsweredWithAKeyOfOurOwn(Encryption encryption) {
    var agreement =
        negotiation(encryption)
            .answer(
                description(
                    "m=audio 4000 RTP/SAVP 8",
                    "a=crypto:7 AES_CM_128_HMAC_SHA1_32 inline:" + KEY + "|2^20|1:4"));

    var keys = keys(agreement);
    assertThat(keys.suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
    assertThat(keys.receiving().text()).isEqualTo(KEY);
    assertThat(keys.mkiLength()).isEqualTo(4);
    assertThat(keys.sending()).isNotEqualTo(keys.receiving());
    assertThat(audio(agreement).protocol()).isEqualTo("RTP/SAVP");
    assertThat(audio(agreement).attribute("crypto"))
        .contains("7 AES_CM_128_HMAC_SHA1_32 inline:" + keys.sending().text());
  }

  @ParameterizedTest
  @EnumSource(names = {"PREFERRED", "REQUIRED"})
  void keysOnAPlainLineAreTakenUp(Encryption encryption) {
    var agreement =
        negotiation(encryption).answer(description("m=audio 4000 RTP/AVP 8", CRYPTO + KEY));

    assertThat(keys(agreement).suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    assertThat(audio(agreement).protocol()).isEqualTo("RTP/AVP");
  }

  @Test
  void theSecuredOfTwoLinesIsTakenWhereverItStands() {
    var agreement =
        negotiation(Encryption.PREFERRED)
            .answer(description("m=audio 4000 RTP/AVP 8", "m=audio 4002 RTP/SAVP 8", CRYPTO + KEY));

    assertThat(agreed(agreement).stream().peer().getPort()).isEqualTo(4_002);
    assertThat(audio(agreement).port()).isZero();
  }

  @Test
  void ofPlainOffersPreferenceTakesTheFirstAndRequirementNone() {
    var offer = description("m=audio 4000 RTP/AVP 8", "m=audio 4002 RTP/AVP 8");

    var agreed = agreed(negotiation(Encryption.PREFERRED).answer(offer));
    assertThat(agreed.stream().keys()).isEmpty();
    assertThat(agreed.stream().peer().getPort()).isEqualTo(4_000);
    assertThat(agreed.description().toString()).doesNotContain("crypto");
    assertThat(negotiation(Encryption.REQUIRED).answer(offer))
        .isEqualTo(new Agreement.Refused("audio must be encrypted"));
  }

  @Test
  void withoutEncryptionSecuredLinesAreRefusedAndKeysOnPlainOnesIgnored() {
    var off = negotiation(Encryption.OFF);

    assertThat(off.answer(description("m=audio 4000 RTP/SAVP 8", CRYPTO + KEY)))
        .isEqualTo(new Agreement.Refused("encrypted audio is not wanted here"));
    var agreed = agreed(off.answer(description("m=audio 4000 RTP/AVP 8", CRYPTO + KEY)));
    assertThat(agreed.stream().keys()).isEmpty();
    assertThat(agreed.description().toString()).doesNotContain("crypto");
  }

  @Test
  void theOfferersOrderOfSuitesDecidesAmongThoseWeWant() {
    var ours = List.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpSuite.AES_CM_128_HMAC_SHA1_32);
    var agreement =
        negotiation(Encryption.REQUIRED, ours)
            .answer(
                description(
                    "m=audio 4000 RTP/SAVP 8",
                    "a=crypto:1 AEAD_AES_128_GCM inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                    "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:" + KEY,
                    "a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:" + KEY));

    assertThat(keys(agreement).suite()).isEqualTo(SrtpSuite.AES_CM_128_HMAC_SHA1_32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 AES_CM_128_HMAC_SHA1_80",
        "1 AES_CM_128_HMAC_SHA1_80 inline:c2hvcnQ=",
        "1 AES_CM_128_HMAC_SHA1_80 inline:!!!!",
        "x AES_CM_128_HMAC_SHA1_80 inline:" + KEY,
        "1 F8_128_HMAC_SHA1_80 inline:" + KEY,
        "1 AES_CM_128_HMAC_SHA1_80 uri:" + KEY,
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + ";inline:" + KEY,
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^20|1:200",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|what",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " UNENCRYPTED_SRTP",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + " KDR=1"
      })
  void aKeyThatCannotBeUsedIsPassedOver(String crypto) {
    assertThat(CryptoLine.parse(crypto)).isEmpty();
    assertThat(
            negotiation(Encryption.REQUIRED)
                .answer(description("m=audio 4000 RTP/SAVP 8", "a=crypto:" + crypto)))
        .isEqualTo(new Agreement.Refused("no encryption suite in common"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "|2^31", "|1048576", "|2^20|1:1", "|1:4", "|2^48 WSH=128 -X=1"})
  void lifetimesIdentifiersAndHarmlessParametersAreRead(String rest) {
    assertThat(CryptoLine.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + rest)).isPresent();
  }

  @Test
  void anOfferOfOursNamesAKeyForEachSuite() {
    var required = negotiation(Encryption.REQUIRED).offer().media().getFirst();
    var preferred = negotiation(Encryption.PREFERRED).offer().media().getFirst();
    var off = negotiation(Encryption.OFF).offer().media().getFirst();

    assertThat(required.protocol()).isEqualTo("RTP/SAVP");
    assertThat(preferred.protocol()).isEqualTo("RTP/AVP");
    assertThat(CryptoLine.of(required))
        .extracting(CryptoLine::suite)
        .containsExactlyElementsOf(SrtpSuite.USUAL);
    assertThat(CryptoLine.of(preferred)).extracting(CryptoLine::tag).containsExactly(1, 2, 3, 4);
    assertThat(CryptoLine.of(preferred)).extracting(CryptoLine::key).doesNotHaveDuplicates();
    assertThat(CryptoLine.of(off)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PREFERRED", "REQUIRED"})
  void twoOfUsAgreeOnKeysCrosswise(Encryption encryption) {
    var caller = negotiation(encryption);
    var called = negotiation(Encryption.PREFERRED);

    var answer = agreed(called.answer(caller.offer()));
    var accepted = agreed(caller.accept(answer.description()));

    assertThat(keys(accepted).sending()).isEqualTo(keys(answer).receiving());
    assertThat(keys(accepted).receiving()).isEqualTo(keys(answer).sending());
  }

  @Test
  void aPlainAnswerIsTakenWhereEncryptionIsOnlyPreferred() {
    var preferred = negotiation(Encryption.PREFERRED);
    preferred.offer();
    var required = negotiation(Encryption.REQUIRED);
    required.offer();

    assertThat(agreed(preferred.accept(description("m=audio 4000 RTP/AVP 8"))).stream().keys())
        .isEmpty();
    assertThat(required.accept(description("m=audio 4000 RTP/SAVP 8")))
        .isInstanceOf(Agreement.Refused.class);
    assertThat(required.accept(description("m=audio 4000 RTP/AVP 8")))
        .isInstanceOf(Agreement.Refused.class);
  }

  @Test
  void anAnswerUnderATagOrSuiteNotOfferedIsRefused() {
    var negotiation = negotiation(Encryption.REQUIRED, List.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
    negotiation.offer();

    assertThat(
            negotiation.accept(
                description(
                    "m=audio 4000 RTP/SAVP 8", "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:" + KEY)))
        .isEqualTo(new Agreement.Refused("the answer takes a key that we did not offer"));
  }

  @Test
  void ourKeyStaysWhileThePeersDoesAndChangesWithIt() {
    var negotiation = negotiation(Encryption.REQUIRED);
    var first = keys(negotiation.answer(description("m=audio 4000 RTP/SAVP 8", CRYPTO + KEY)));
    var hold =
        keys(
            negotiation.answer(description("m=audio 4000 RTP/SAVP 8", CRYPTO + KEY, "a=sendonly")));
    var changed =
        keys(negotiation.answer(description("m=audio 4000 RTP/SAVP 8", CRYPTO + OTHER_KEY)));

    assertThat(hold).isEqualTo(first);
    assertThat(changed.receiving().text()).isEqualTo(OTHER_KEY);
    assertThat(changed.sending()).isNotEqualTo(first.sending());
  }

  @Test
  void aLaterOfferOfOursRepeatsWhatWasAgreed() {
    var negotiation = negotiation(Encryption.PREFERRED);
    var agreed = negotiation.answer(description("m=audio 4000 RTP/SAVP 8", CRYPTO + KEY));

    var again = negotiation.offer().media().getFirst();

    assertThat(again.protocol()).isEqualTo("RTP/SAVP");
    assertThat(CryptoLine.of(again)).containsExactly(new CryptoLine(1, keys(agreed).sending(), 0));
    assertThat(keys(negotiation.accept(description("m=audio 4000 RTP/SAVP 8", CRYPTO + KEY))))
        .isEqualTo(keys(agreed));
  }

  @Test
  void aKeyDoesNotShowItself() {
    assertThat(CryptoLine.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY).orElseThrow().toString())
        .contains("***")
        .doesNotContain(KEY);
  }
}
