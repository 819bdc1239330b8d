package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.sip.auth.Credentials;

/// The torture messages of RFC 4475: what we do with each of the 49 and why. What is left to the
/// receiver is decided here: we are strict where a message could be read in two ways and lenient
/// where it cannot.
class Rfc4475Test {
  private static final RequestCheck CHECK = new RequestCheck(Set.of("timer", "replaces"));

  static byte[] bytes(String name) throws IOException {
    try (var file = Rfc4475Test.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
      if (file == null) throw new IOException("no torture message " + name);
      return file.readAllBytes();
    }
  }

  private static Request request(String name) throws IOException {
    return (Request) SipMessage.parse(bytes(name));
  }

  private static Response response(String name) throws IOException {
    return (Response) SipMessage.parse(bytes(name));
  }

  /// What becomes of a message: `accepted`, a status it is refused with, or `dropped`.
  private static String treatment(String name) throws IOException {
    try {
      return switch (SipMessage.parse(bytes(name))) {
        case Request request ->
            CHECK.refusal(request).map(refusal -> "" + refusal.status()).orElse("accepted");
        case Response _ -> "accepted";
      };
    } catch (MalformedMessage malformed) {
      return malformed.answer().map(answer -> "" + answer.status()).orElse("dropped");
    }
  }

  @ParameterizedTest(name = "{0} is {1}: {3} (§{2})")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wsinv      | accepted | 3.1.1.1  | folds and blanks wherever the grammar has them
          intmeth    | accepted | 3.1.1.2  | every character a token, user or Call-ID may have
          esc01      | accepted | 3.1.1.3  | escapes in a user stand for characters
          escnull    | accepted | 3.1.1.4  | an escaped NUL is a character of the user
          esc02      | accepted | 3.1.1.5  | no escapes in methods, names and display names
          lwsdisp    | accepted | 3.1.1.6  | no blank is needed before <
          longreq    | accepted | 3.1.1.7  | long values within our bounds
          dblreq     | accepted | 3.1.1.8  | what is behind Content-Length in a datagram is ignored
          semiuri    | accepted | 3.1.1.9  | semicolons before the @ belong to the user
          transports | accepted | 3.1.1.10 | transports we do not know in other Vias
          mpart01    | accepted | 3.1.1.11 | a body of several parts, binary ones among them
          unreason   | accepted | 3.1.1.12 | a reason phrase in UTF-8
          noreason   | accepted | 3.1.1.13 | an empty reason phrase
          badinv01   | 400      | 3.1.2.1  | empty parameters; the way back is still readable
          clerr      | 400      | 3.1.2.2  | Content-Length beyond the datagram
          ncl        | 400      | 3.1.2.3  | a negative Content-Length
          scalar02   | 400      | 3.1.2.4  | CSeq above 2^31-1
          scalarlg   | dropped  | 3.1.2.5  | a response whose CSeq none of our requests can have
          quotbal    | 400      | 3.1.2.6  | a quoted string without an end
          ltgtruri   | 400      | 3.1.2.7  | <> around the Request-URI
          lwsruri    | 400      | 3.1.2.8  | a blank within the Request-URI
          lwsstart   | 400      | 3.1.2.9  | two blanks in the request line
          trws       | 400      | 3.1.2.10 | blanks behind the request line
          escruri    | 400      | 3.1.2.11 | headers in the Request-URI
          baddate    | accepted | 3.1.2.12 | Date is not needed, so a malformed one is ignored (RFC 3261 8.2)
          regbadct   | 400      | 3.1.2.13 | a Contact with ? needs <>
          badaspec   | accepted | 3.1.2.14 | blanks next to < and > cannot be misread; may be refused, need not
          baddn      | accepted | 3.1.2.15 | an unquoted comma in From and a missing last line cannot be misread; need not be refused
          badvers    | 505      | 3.1.2.16 | another version of SIP
          mismatch01 | 400      | 3.1.2.17 | CSeq of another method
          mismatch02 | 400      | 3.1.2.18 | CSeq of another method, 501 being the other choice
          bigcode    | dropped  | 3.1.2.19 | a status that is none
          badbranch  | accepted | 3.2.1    | a branch that names nothing; matched as RFC 2543 does
          insuf      | 400      | 3.3.1    | no Call-ID, From and To
          unkscm     | 416      | 3.3.2    | an unknown scheme in the Request-URI
          novelsc    | 416      | 3.3.3    | a known scheme, but not ours
          unksm2     | accepted | 3.3.4    | unknown schemes elsewhere do not matter here; the registrar finds no such user (404)
          bext01     | 420      | 3.3.5    | extensions nobody supports
          invut      | accepted | 3.3.6    | the content is judged when it is wanted (415 below)
          regaut01   | accepted | 3.3.7    | an unknown scheme counts as no credentials (401 from the registrar)
          multi01    | 400      | 3.3.8    | two of what there may be one
          mcl01      | 400      | 3.3.9    | two Content-Lengths
          bcast      | accepted | 3.3.10   | two Vias: a client drops it (RFC 3261 8.1.3.3), below
          zeromf     | accepted | 3.3.11   | 0 hops left suffice for the one it is for; a proxy has 483, below
          cparam01   | accepted | 3.3.12   | the parameter is the header's
          cparam02   | accepted | 3.3.13   | the parameter is the URI's
          regescrt   | accepted | 3.3.14   | a Contact may carry headers
          sdp01      | accepted | 3.3.15   | what it accepts is judged when there is an answer (406 below)
          inv2543    | accepted | 3.4.1    | RFC 2543: no branch, no Max-Forwards, no Content-Length
          """)
  void eachMessageIsTreatedAsTheRfcSays(String name, String treatment, String section, String why)
      throws IOException {
    assertThat(treatment(name)).as("§%s: %s", section, why).isEqualTo(treatment);
  }

  static Stream<String> readable() {
    return Stream.of(
        "wsinv intmeth esc01 escnull esc02 lwsdisp longreq dblreq semiuri transports mpart01"
            .concat(" unreason noreason baddate badaspec baddn badbranch unksm2 regaut01 bcast")
            .concat(" zeromf cparam01 cparam02 regescrt sdp01 inv2543 invut bext01")
            .split(" "));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void whatIsReadIsWrittenSoThatItReadsTheSame(String name) throws IOException {
    var message = SipMessage.parse(bytes(name));

    var again = SipMessage.parse(message.write());

    assertThat(again.toString()).isEqualTo(message.toString());
    assertThat(again.body()).isEqualTo(message.body());
    assertThat(again.vias()).isEqualTo(message.vias());
    assertThat(again.from()).isEqualTo(message.from());
    assertThat(again.contacts()).isEqualTo(message.contacts());
  }

  @Test
  void aTortuousInviteHasItsValues() throws IOException {
    var invite = request("wsinv");

    assertThat(invite.to().tag()).contains("1918181833n");
    assertThat(invite.from().displayName()).isEqualTo("J Rosenberg \\\"");
    assertThat(invite.from().tag()).contains("98asjd8");
    assertThat(invite.maxForwards()).isEqualTo(68);
    assertThat(invite.cSeq()).isEqualTo(new CSeq(9, Method.INVITE));
    assertThat(invite.vias())
        .extracting(Via::host)
        .containsExactly("192.0.2.2", "spindle.example.com", "192.168.255.111");
    assertThat(invite.vias())
        .extracting(via -> via.branch().orElse(""))
        .containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
    assertThat(invite.header("subject")).contains("");
    assertThat(invite.header("newfangledheader"))
        .contains("newfangled value  continued newfangled value");
    assertThat(invite.header("UnknownHeaderWithUnusualValue")).contains(";;,,;;,;");
    assertThat(invite.routes().getFirst().sipUri().orElseThrow().looseRouter()).isTrue();
    var contact = (Contact.At) invite.contacts().getFirst();
    assertThat(contact.address().displayName()).isEqualTo("Quoted string \"\"");
    assertThat(contact.address().parameter("newparam")).contains("newvalue");
    assertThat(contact.preference()).isEqualTo(0.33);
    assertThat(invite.bodyLength()).isEqualTo(150);
  }

  @Test
  void unusualCharactersAreKept() throws IOException {
    var request = request("intmeth");

    assertThat(request.method().name()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
    assertThat(((SipUri) request.uri()).host()).isEqualTo("example.com");
    assertThat(((SipUri) request.uri()).user())
        .startsWith("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*");
    assertThat(request.to().displayName()).isEqualTo("BEL:\u0007 NUL:\0 DEL:\u007F");
    assertThat(request.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
    assertThat(request.from().parameter("fromParam''~+*_!.-%")).contains("работающий");
    assertThat(request.callId()).isEqualTo("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
  }

  @Test
  void escapesAreUndoneInUsersAndParametersOnly() throws IOException {
    var invite = request("esc01");
    var register = request("esc02");

    assertThat(((SipUri) invite.uri()).user()).isEqualTo("sips:user@example.com");
    assertThat(invite.to().user()).isEqualTo("user");
    assertThat(invite.from().user()).isEqualTo("I have spaces");
    var contact = invite.contact().orElseThrow().sipUri().orElseThrow();
    assertThat(contact.looseRouter()).isTrue();
    assertThat(contact.parameter("name")).contains("value%41");
    assertThat(register.method().name()).isEqualTo("RE%47IST%45R");
    assertThat(register.to().displayName()).isEqualTo("%Z%45");
    assertThat(register.contacts()).hasSize(2);
    assertThat(register.header("C%6Fntact")).contains("<sip:alias2@host2.example.com>");
  }

  @Test
  void anEscapedNulIsNotNothing() throws IOException {
    var register = request("escnull");

    assertThat(register.contacts())
        .extracting(contact -> ((Contact.At) contact).address().user())
        .containsExactly("\0", "\0\0");
    assertThat(register.from().user()).isEqualTo("null-\0-null");
  }

  @Test
  void longValuesAreReadWhole() throws IOException {
    var invite = request("longreq");

    assertThat(invite.vias()).hasSize(34);
    assertThat(invite.vias().getLast().received()).contains("192.0.2.5");
    assertThat(((SipUri) invite.to().uri()).port()).hasValue(6000);
    assertThat(invite.bodyLength()).isEqualTo(150);
  }

  @Test
  void theSecondRequestInADatagramIsIgnored() throws IOException {
    var register = request("dblreq");

    assertThat(register.method()).isEqualTo(Method.REGISTER);
    assertThat(register.bodyLength()).isZero();
  }

  @Test
  void semicolonsBeforeTheAtBelongToTheUser() throws IOException {
    var uri = (SipUri) request("semiuri").uri();

    assertThat(uri.user()).isEqualTo("user;par=u@example.net");
    assertThat(uri.parameters().isEmpty()).isTrue();
    assertThat(request("semiuri").headers("Accept")).hasSize(6);
  }

  @Test
  void unknownTransportsAreKept() throws IOException {
    assertThat(request("transports").vias())
        .extracting(Via::transport)
        .containsExactly("UDP", "SCTP", "TLS", "UNKNOWN", "TCP");
  }

  @Test
  void aBinaryBodyStaysAsItIs() throws IOException {
    var message = request("mpart01");

    assertThat(message.contentType().orElseThrow().parameter("boundary"))
        .contains("7a9cbec02ceef655");
    assertThat(message.body()).hasSize(553).endsWith("7a9cbec02ceef655--\r\n".getBytes(US_ASCII));
  }

  @Test
  void reasonPhrasesMayBeUnusualOrEmpty() throws IOException {
    assertThat(response("unreason").reason())
        .isEqualTo("= 2**3 * 5**2 но сто девяносто девять - простое");
    assertThat(response("noreason").reason()).isEmpty();
    assertThat(response("noreason").status()).isEqualTo(100);
  }

  @Test
  void aRefusalGoesBackEvenWhenTheViaIsMalformedBehindItsHost() throws IOException {
    var malformed = catchThrowableOfType(MalformedMessage.class, () -> request("badinv01"));

    var answer = malformed.answer().orElseThrow();
    assertThat(answer.topVia()).isEqualTo(Via.parse("SIP/2.0/UDP 192.0.2.15"));
    assertThat(answer.callId()).isEqualTo("badinv01.0ha0isndaksdjasdf3234nas");
  }

  @Test
  void aRefusalSaysWhatIsWrongAndWhere() throws IOException {
    var malformed = catchThrowableOfType(MalformedMessage.class, () -> request("quotbal"));

    assertThat(malformed.kind()).isEqualTo(MalformedMessage.Kind.REQUEST);
    assertThat(malformed.line()).isEqualTo(2);
    assertThat(malformed).hasMessageContaining("To with an unterminated quoted string");
  }

  @Test
  void aMalformedResponseIsOnlyDropped() {
    assertThatThrownBy(() -> response("bigcode"))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            malformed -> {
              assertThat(malformed.kind()).isEqualTo(MalformedMessage.Kind.RESPONSE);
              assertThat(malformed.answer()).isEmpty();
            });
  }

  @Test
  void displayNamesThatForgotTheirQuotesAreUnderstood() throws IOException {
    assertThat(request("baddn").from().displayName()).isEqualTo("Bell, Alexander");
    assertThat(request("lwsdisp").from().displayName()).isEqualTo("caller");
    assertThat(request("badaspec").to().user()).isEqualTo("t.watson");
  }

  @Test
  void aBranchOfTheCookieAloneNamesNoTransaction() throws IOException {
    assertThat(request("badbranch").topVia().hasMagicBranch()).isFalse();
    assertThat(request("inv2543").topVia().hasMagicBranch()).isFalse();
    assertThat(request("semiuri").topVia().hasMagicBranch()).isTrue();
  }

  @Test
  void unsupportedExtensionsAreNamed() throws IOException {
    var refusal = CHECK.refusal(request("bext01")).orElseThrow();

    assertThat(refusal.headers("Unsupported"))
        .containsExactly("nothingSupportsThis", "nothingSupportsThisEither");
  }

  @Test
  void aProxyIsStrictAboutHopsAndItsOwnExtensions() throws IOException {
    assertThat(CHECK.refusalToForward(request("zeromf")).orElseThrow().status()).isEqualTo(483);
    assertThat(CHECK.refusalToForward(request("bext01")).orElseThrow().headers("Unsupported"))
        .containsExactly("noProxiesSupportThis", "norDoAnyProxiesSupportThis");
  }

  @Test
  void contentIsRefusedByNamingWhatIsTaken() throws IOException {
    var refusal =
        RequestCheck.contentRefusal(request("invut"), List.of(MediaType.SDP)).orElseThrow();

    assertThat(refusal.status()).isEqualTo(415);
    assertThat(refusal.header("Accept")).contains("application/sdp");
  }

  @Test
  void anAnswerTheCallerDoesNotTakeIsRefused() throws IOException {
    assertThat(RequestCheck.answerRefusal(request("sdp01"), MediaType.SDP).orElseThrow().status())
        .isEqualTo(406);
    assertThat(RequestCheck.answerRefusal(request("semiuri"), MediaType.SDP)).isEmpty();
  }

  @Test
  void anUnknownWayToAuthenticateCountsAsNone() throws IOException {
    var shown = request("regaut01").header("Authorization").orElseThrow();

    assertThat(Credentials.parse(shown)).isEmpty();
  }

  @Test
  void unknownSchemesAreKept() throws IOException {
    var register = request("unksm2");

    assertThat(register.to().uri()).isEqualTo(new OtherUri("isbn", "isbn:2983792873"));
    assertThat(register.from().uri().scheme()).isEqualTo("http");
    assertThat(register.contact().orElseThrow().uri().scheme()).isEqualTo("name");
  }

  @Test
  void aResponseThatPassedAnotherClientHasTwoVias() throws IOException {
    assertThat(response("bcast").vias()).hasSize(2);
  }

  @Test
  void parametersBelongToTheUriOnlyWithinBrackets() throws IOException {
    var outside = request("cparam01").contact().orElseThrow();
    var inside = request("cparam02").contact().orElseThrow();

    assertThat(outside.parameter("unknownparam")).contains("");
    assertThat(outside.sipUri().orElseThrow().parameter("unknownparam")).isEmpty();
    assertThat(inside.parameter("unknownparam")).isEmpty();
    assertThat(inside.sipUri().orElseThrow().parameter("unknownparam")).contains("");
  }

  @Test
  void headersOfAContactAreUnescaped() throws IOException {
    var contact = request("regescrt").contact().orElseThrow().sipUri().orElseThrow();

    assertThat(contact.header("route")).contains("<sip:sip.example.com>");
  }
}
