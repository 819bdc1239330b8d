package org.umbel.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
  @Test
  void allPartsAreRead() {
    var uri =
        SipUri.parse("sips:alice:secretword@[2001:db8::1]:5061;transport=tcp;lr?subject=a%20b&x=y");

    assertThat(uri.secure()).isTrue();
    assertThat(uri.user()).isEqualTo("alice");
    assertThat(uri.password()).contains("secretword");
    assertThat(uri.host()).isEqualTo("[2001:db8::1]");
    assertThat(uri.port()).hasValue(5061);
    assertThat(uri.transport()).contains("TCP");
    assertThat(uri.looseRouter()).isTrue();
    assertThat(uri.header("Subject")).contains("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:alice@atlanta.com",
        "sip:alice:secretword@atlanta.com;transport=tcp",
        "sips:alice@atlanta.com?subject=project%20x&priority=urgent",
        "sip:+1-212-555-1212:1234@gateway.com;user=phone",
        "sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com",
        "sip:alice;day=tuesday@atlanta.com",
        "sip:[::1]:5060",
        "sip:*97#@pbx;pn-prid=YWJj=="
      })
  void theExamplesOfTheRfcAreWrittenAsTheyWereRead(String text) {
    assertThat(SipUri.parse(text).toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:%61lice@atlanta.com;transport=TCP, sip:alice@AtLanTa.CoM;Transport=tcp",
    "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
    "sip:carol@chicago.com;security=on, sip:carol@chicago.com;newparam=5",
    "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com,"
        + " sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
    "sip:alice@atlanta.com?subject=project%20x&priority=urgent,"
        + " sip:alice@atlanta.com?priority=urgent&subject=project%20x"
  })
  void theseAreEqualByTheRfc(String one, String other) {
    assertThat(SipUri.parse(one).matches(SipUri.parse(other))).isTrue();
    assertThat(SipUri.parse(other).matches(SipUri.parse(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SIP:ALICE@AtLanTa.CoM;Transport=udp, sip:alice@AtLanTa.CoM;Transport=UDP",
    "sip:bob@biloxi.com, sip:bob@biloxi.com:5060",
    "sip:bob@biloxi.com, sip:bob@biloxi.com;transport=udp",
    "sip:bob@biloxi.com, sip:bob@biloxi.com:6000;transport=tcp",
    "sip:carol@chicago.com, sip:carol@chicago.com?Subject=next%20meeting",
    "sip:bob@phone21.boxesbybob.com, sip:bob@192.0.2.4",
    "sip:carol@chicago.com;security=on, sip:carol@chicago.com;security=off",
    "sip:bob@biloxi.com, sips:bob@biloxi.com"
  })
  void theseAreNotEqualByTheRfc(String one, String other) {
    assertThat(SipUri.parse(one).matches(SipUri.parse(other))).isFalse();
  }

  @Test
  void whatIsMeantIsEscapedOnWriting() {
    var uri =
        SipUri.of("a b@c#1", "host")
            .withParameter("target", "sip:x@y")
            .withHeader("Reason", "SIP;cause=302");

    assertThat(uri.toString())
        .isEqualTo("sip:a%20b%40c%231@host;target=sip:x%40y?Reason=SIP%3Bcause%3D302");
    assertThat(SipUri.parse(uri.toString())).isEqualTo(uri);
    assertThat(SipUri.parse(uri.toString()).user()).isEqualTo("a b@c#1");
    assertThat(SipUri.parse(uri.toString()).header("reason")).contains("SIP;cause=302");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:", "sip:@host", "sip:a@", "sip:a@b@c", "sip:a b@c", "sip:a@b:", "sip:a@b:70000",
        "sip:a@b;", "sip:a@b;;x", "sip:a@b?x", "sip:a@b;x=1;X=2", "sip:a%2@b", "sip:a@[::1",
            "sip:a@[x]",
        "sip:a@b c", "sip:a@b>", "http:a@b", "sip:a@b;p=%zz"
      })
  void whatBreaksTheGrammarIsRefused(String text) {
    assertThatThrownBy(() -> SipUri.parse(text)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aNumberIsReadWithoutItsSeparators() {
    var uri = (TelUri) Uri.parse("tel:+49-(30)-12.34;ext=7");

    assertThat(uri.number()).isEqualTo("+49301234");
    assertThat(uri.global()).isTrue();
    assertThat(uri.extension()).contains("7");
  }
}
