package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValuesTest {
  @Test
  void aDisplayNameIsQuotedAndUnquoted() {
    var address = NameAddr.of("Anna \"die\" B\\erg", SipUri.of("anna", "host")).withTag("1");

    assertThat(address.toString()).isEqualTo("\"Anna \\\"die\\\" B\\\\erg\" <sip:anna@host>;tag=1");
    assertThat(NameAddr.parse(address.toString())).isEqualTo(address);
  }

  @Test
  void aDisplayNameCannotBeginAnotherHeader() {
    var address = NameAddr.of("x\r\nEvil: yes", SipUri.of("anna", "host"));

    assertThat(address.toString()).doesNotContain("\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"a\" sip:b@c",
        "\"a <sip:b@c>",
        "<sip:b@c",
        "x",
        "a:b <sip:b@c>",
        "<sip:b@c> x",
        "<sip:b@c>;a;A"
      })
  void anAddressThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> NameAddr.parse(text)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aViaKnowsWhereItsResponsesGo() {
    var via =
        Via.parse(
            "SIP / 2.0 / udp first.example.com : 4000;ttl=16;maddr=224.2.0.1"
                + " ;branch=z9hG4bKa7c6a8dlze.1;rport");

    assertThat(via.transport()).isEqualTo("UDP");
    assertThat(via.port()).hasValue(4000);
    assertThat(via.maddr()).contains("224.2.0.1");
    assertThat(via.rport()).isEmpty();
    assertThat(via.withReceived("192.0.2.1").withRport(9988).toString())
        .isEqualTo(
            "SIP/2.0/UDP"
                + " first.example.com:4000;ttl=16;maddr=224.2.0.1;branch=z9hG4bKa7c6a8dlze.1;rport=9988;received=192.0.2.1");
  }

  @Test
  void anIpv6AddressInAParameterNeedsNoQuotes() {
    assertThat(Via.of("UDP", "[::1]:5060", "z9hG4bK1").withReceived("2001:db8::9").toString())
        .isEqualTo("SIP/2.0/UDP [::1]:5060;branch=z9hG4bK1;received=2001:db8::9");
  }

  @Test
  void anEventIsKnownByPackageAndId() {
    var event = Event.parse("message-summary;id=7;x=y");

    assertThat(event.matches(Event.parse("message-summary; id=7"))).isTrue();
    assertThat(event.matches(Event.MESSAGE_SUMMARY)).isFalse();
  }

  @Test
  void aSubscriptionSaysHowLongItLastsOrWhyItEnded() {
    assertThat(SubscriptionState.parse("active;expires=600").expires())
        .contains(Duration.ofMinutes(10));
    assertThat(SubscriptionState.terminated("timeout").toString())
        .isEqualTo("terminated;reason=timeout");
    assertThat(SubscriptionState.active(Duration.ofHours(1)).toString())
        .isEqualTo("active;expires=3600");
    assertThat(SubscriptionState.parse("Terminated; reason=noresource;retry-after=5").retryAfter())
        .contains(Duration.ofSeconds(5));
  }

  @Test
  void aReasonHasACauseAndWords() {
    var reason = Reason.parse("SIP ;cause=200 ;text=\"Call completed elsewhere\"");

    assertThat(reason.cause()).hasValue(200);
    assertThat(reason.text()).contains("Call completed elsewhere");
    assertThat(Reason.q850(16, "Normal call clearing").toString())
        .isEqualTo("Q.850;cause=16;text=\"Normal call clearing\"");
  }

  @Test
  void theSummaryOfTheRfcIsReadAndWritten() {
    var body =
        """
        Messages-Waiting: yes
        Message-Account: sip:alice@vmail.example.com
        Voice-Message: 2/8 (0/2)
        """
            .replace("\n", "\r\n");

    var summary = MessageSummary.read(body.getBytes(UTF_8));

    assertThat(summary.waiting()).isTrue();
    assertThat(summary.counts())
        .isEqualTo(Map.of(MessageSummary.Kind.VOICE, new MessageSummary.Counts(2, 8, 0, 2)));
    assertThat(new String(summary.write(), UTF_8)).isEqualTo(body);
  }

  @Test
  void aSummaryWithoutTheMainThingIsRefused() {
    assertThatThrownBy(() -> MessageSummary.read("Voice-Message: 1/0".getBytes(UTF_8)))
        .isInstanceOf(MalformedValue.class);
    assertThatThrownBy(
            () -> MessageSummary.read("Messages-Waiting: no\r\nVoice-Message: 1".getBytes(UTF_8)))
        .isInstanceOf(MalformedValue.class);
    assertThat(MessageSummary.read("messages-waiting:no".getBytes(UTF_8)))
        .isEqualTo(new MessageSummary(false, Optional.empty(), Map.of()));
  }

  @Test
  void aSequenceNumberHasItsRange() {
    assertThat(CSeq.parse("2147483647 INVITE").number()).isEqualTo(2147483647L);
    assertThatThrownBy(() -> CSeq.parse("2147483648 INVITE")).hasMessageContaining("above 2^31-1");
    assertThatThrownBy(() -> CSeq.parse("-1 INVITE")).isInstanceOf(MalformedValue.class);
  }

  @Test
  void contactsSayHowLongAndHowGladly() {
    var contact = (Contact.At) Contact.parse("<sip:a@b>;q=0.7;expires=60");

    assertThat(contact.expires()).contains(Duration.ofMinutes(1));
    assertThat(contact.preference()).isEqualTo(0.7);
    assertThat(((Contact.At) Contact.parse("<sip:a@b>;expires=soon;q=x")).expires())
        .contains(Duration.ofHours(1));
    assertThat(Contact.parse(" * ")).isEqualTo(new Contact.All());
  }

  @Test
  void privacyKindsAreGathered() {
    var request =
        Request.builder(Method.INVITE, Uri.parse("sip:a@b"))
            .from(NameAddr.parse("<sip:a@b>"))
            .to(NameAddr.parse("<sip:a@b>"))
            .callId("1")
            .cSeq(1)
            .header("Privacy", "user; ID")
            .header("P-Asserted-Identity", "\"Anna\" <sip:anna@b>, <tel:+4930123>")
            .build();

    assertThat(Privacy.of(request).kinds()).containsExactlyInAnyOrder("user", "id");
    assertThat(Privacy.of(request).hidesIdentity()).isTrue();
    assertThat(AssertedIdentity.preferred(request).orElseThrow().user()).isEqualTo("+4930123");
  }
}
