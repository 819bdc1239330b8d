package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.sip.auth.Challenge;
import org.umbel.sip.auth.Credentials;

/// Bytes that a fuzzer makes up, led by what they make the parsers do: nothing but a refusal in
/// words may come out. Without a fuzzer at work the seeds are tried, and whatever it once found.
class MessageFuzzTest {
  private static final List<String> TORTURES =
      List.of(
          "wsinv",
          "intmeth",
          "esc01",
          "escnull",
          "longreq",
          "dblreq",
          "semiuri",
          "mpart01",
          "unreason",
          "badinv01",
          "clerr",
          "scalar02",
          "quotbal",
          "baddn",
          "bext01",
          "regaut01",
          "multi01",
          "mcl01",
          "inv2543",
          "unksm2");

  static Stream<Arguments> tortures() throws IOException {
    var all = new ArrayList<Arguments>();
    for (var name : TORTURES) all.add(Arguments.of((Object) Rfc4475Test.bytes(name)));
    return all.stream();
  }

  @MethodSource("tortures")
  @FuzzTest
  void aDatagramIsReadOrRefused(byte @NotNull [] datagram) {
    SipMessage message;
    try {
      message = SipMessage.parse(datagram);
    } catch (MalformedMessage refused) {
      assertThat(refused.reason()).isNotEmpty();
      refused.answer().ifPresent(answer -> assertThat(answer.write()).isNotEmpty());
      return;
    }
    MutationTest.use(message);
  }

  static Stream<Arguments> streams() throws IOException {
    var torture = Rfc4475Test.bytes("wsinv");
    var two = Arrays.copyOf(torture, 2 * torture.length);
    System.arraycopy(torture, 0, two, torture.length, torture.length);
    return Stream.of(
        Arguments.of((Object) two),
        Arguments.of((Object) "\r\n\r\nOPTIONS sip:a SIP/2.0\r\nl: 0\r\n\r\n\r\n".getBytes(UTF_8)));
  }

  /// What a stream holds does not depend on how it was cut on its way.
  @MethodSource("streams")
  @FuzzTest
  void aStreamReadByteByByteHoldsTheSame(byte @NotNull [] stream) {
    assertThat(frames(stream, 1)).isEqualTo(frames(stream, Math.max(1, stream.length)));
  }

  private static List<String> frames(byte[] stream, int step) {
    var found = new ArrayList<String>();
    var framing = new MessageFraming();
    int begin = 0;
    int end = 0;
    try {
      while (true) {
        switch (framing.next(stream, begin, end - begin)) {
          case MessageFraming.Frame.Message message -> {
            found.add("message " + message.length());
            begin += message.used();
          }
          case MessageFraming.Frame.Ping ping -> {
            found.add("ping");
            begin += ping.used();
          }
          case MessageFraming.Frame.Incomplete _ -> {
            if (end == stream.length) return found;
            end = Math.min(stream.length, end + step);
          }
        }
      }
    } catch (MalformedMessage refused) {
      found.add(refused.reason());
      return found;
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
            "\"A. Berg\""
                + " <sips:anna:secret@[2001:db8::1]:5061;transport=tls;lr?Subject=x>;tag=1;q=0.5",
            "SIP/2.0/TLS proxy.example.com:5061;branch=z9hG4bK1;received=192.0.2.1;rport=5060",
            "tel:+49-30-1234;ext=22;phone-context=example.com",
            "<sip:4000@example.com?Reason=SIP%3Bcause%3D486&Privacy=history>;index=1.1;mp=1",
            "<sip:4000@example.com>;reason=\"no-answer\";counter=2;privacy=full;screen=yes",
            "Digest realm=\"a\\\"b\", nonce=\"n\", algorithm=SHA-256, qop=\"auth,auth-int\","
                + " stale=true",
            "Digest username*=UTF-8''a%20b, realm=\"r\", nonce=\"n\", uri=\"sip:c\","
                + " response=\"0\", qop=auth, nc=00000001, cnonce=\"e\", userhash=true",
            "application/sdp;charset=\"utf-8\"",
            "Messages-Waiting: yes\r\nMessage-Account: sip:a@b\r\nVoice-Message: 2/8 (0/2)\r\n",
            "4711 INVITE",
            "1800;refresher=uac",
            "<sip:4000@example.com;method=INVITE?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2>",
            "a@b;to-tag=1;from-tag=2;early-only",
            "Q.850;cause=16;text=\"Normal call clearing\"",
            "3 4711 INVITE",
            "dialog;id=4711;include-session-description",
            "active;expires=600;retry-after=3",
            "*")
        .map(Arguments::of);
  }

  private static final List<Function<String, Object>> READERS =
      List.of(
          Uri::parse,
          NameAddr::parse,
          Via::parse,
          Contact::parse,
          CSeq::parse,
          MediaType::parse,
          Diversion::parse,
          HistoryInfo::parse,
          Challenge::parse,
          Credentials::parse,
          SessionExpires::parse,
          ReferTo::parse,
          Replaces::parse,
          Reason::parse,
          RAck::parse,
          Event::parse,
          SubscriptionState::parse,
          TelUri::parse,
          text -> MessageSummary.read(text.getBytes(UTF_8)));

  @MethodSource("values")
  @FuzzTest
  void aValueIsReadOrRefused(@NotNull String text) {
    for (var reader : READERS) {
      try {
        assertThat(reader.apply(text).toString()).isNotNull();
      } catch (MalformedValue refused) {
        assertThat(refused).hasMessageContaining(" ");
      }
    }
  }

  /// Reading what was written gives the same again, so no value can be smuggled past a check.
  @MethodSource("values")
  @FuzzTest
  void anAddressThatWasWrittenReadsTheSame(@NotNull String text) {
    NameAddr address;
    try {
      address = NameAddr.parse(text);
    } catch (MalformedValue _) {
      return; // none
    }
    var written = address.toString();
    assertThat(NameAddr.parse(written)).hasToString(written);
  }
}
