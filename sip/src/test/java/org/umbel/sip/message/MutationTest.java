package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.sip.auth.Challenge;
import org.umbel.sip.auth.Credentials;

/// Torture messages changed at random, from seeds, so that what fails fails again.
class MutationTest {
  private static final List<String> SEEDS =
      List.of(
          "wsinv",
          "intmeth",
          "esc01",
          "longreq",
          "dblreq",
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
          "inv2543");
  private static final String[] PIECES = {
    "\r\n",
    "\r\n ",
    ":",
    ";",
    ",",
    "\"",
    "\\",
    "<",
    ">",
    "@",
    "%",
    "%00",
    "[",
    "]",
    "\0",
    "é",
    "?",
    "=",
    " ",
    "\t",
    "sip:",
    "tel:",
    "SIP/2.0",
    "Via: ",
    "l: 99999999999999999999\r\n",
    "*",
    "z9hG4bK"
  };
  private static final int MUTANTS = 4_000;
  private static final RequestCheck CHECK = new RequestCheck(Set.of());

  private static byte[] mutant(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--)
      bytes = changed(bytes, random);
    return bytes;
  }

  private static byte[] changed(byte[] bytes, Random random) {
    if (bytes.length == 0) return bytes;
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + random.nextInt(40));
    byte[] cut = Arrays.copyOfRange(bytes, at, end);
    return switch (random.nextInt(5)) {
      case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
      case 1 -> joined(bytes, at, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8), at);
      case 2 -> joined(bytes, at, new byte[0], end);
      case 3 -> joined(bytes, at, joined(cut, cut.length, cut, cut.length), end);
      default -> random.nextInt(10) == 0 ? Arrays.copyOf(bytes, at) : bytes;
    };
  }

  private static byte[] joined(byte[] bytes, int start, byte[] middle, int end) {
    byte[] joined = new byte[start + middle.length + bytes.length - end];
    System.arraycopy(bytes, 0, joined, 0, start);
    System.arraycopy(middle, 0, joined, start, middle.length);
    System.arraycopy(bytes, end, joined, start + middle.length, bytes.length - end);
    return joined;
  }

  /// Does with a message all that can be done with it.
  static void use(SipMessage message) {
    for (var reading : READINGS) {
      try {
        assertThat(reading.apply(message)).isNotNull();
      } catch (MalformedMessage malformed) {
        assertThat(malformed.reason()).isNotEmpty();
      }
    }
    if (message instanceof Request request && CHECK.refusal(request).isEmpty()) {
      request.contacts();
      request.routes();
      request.maxForwards();
      request.reply(200).withToTag("t").write();
    }
    SipMessage.parse(message.write());
  }

  private static final List<Function<SipMessage, Object>> READINGS =
      List.of(
          SipMessage::contacts,
          SipMessage::routes,
          SipMessage::recordRoutes,
          SipMessage::maxForwards,
          SipMessage::expires,
          SipMessage::contentType,
          Event::of,
          SubscriptionState::of,
          Reason::of,
          AssertedIdentity::of,
          Privacy::of,
          SessionExpires::of,
          SessionExpires::leastOf,
          SipFragment::statusOf,
          MutationTest::summary,
          message -> message instanceof Request request ? Replaces.of(request) : message,
          message -> message instanceof Request request ? ReferTo.referredBy(request) : message,
          message -> message instanceof Response response ? RSeq.of(response) : message,
          message -> message.from().sipUri().map(SipUri::user),
          message -> message.to().withTag("x").toString(),
          message -> message.withoutFirst("Via").write(),
          message -> message instanceof Request request ? Redirections.of(request) : message);

  private static Object summary(SipMessage message) {
    try {
      return MessageSummary.read(message.body());
    } catch (MalformedValue refused) {
      return refused;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingButMalformedMessageComesOut(long seed) throws IOException {
    var random = new Random(seed);
    var seeds = new ArrayList<byte[]>();
    for (var name : SEEDS) seeds.add(Rfc4475Test.bytes(name));
    int read = 0;
    int refused = 0;

    for (int i = 0; i < MUTANTS; i++) {
      byte[] bytes = mutant(seeds.get(i % seeds.size()), random);
      SipMessage message;
      try {
        message = SipMessage.parse(bytes);
        read++;
      } catch (MalformedMessage malformed) {
        malformed.answer().ifPresent(answer -> assertThat(answer.topVia()).isNotNull());
        malformed.answer().ifPresent(answer -> assertThat(answer.write()).isNotEmpty());
        refused++;
        continue;
      }
      use(message);
    }

    assertThat(read).as("mutants that are still messages").isGreaterThan(MUTANTS / 20);
    assertThat(refused).as("mutants that are none").isGreaterThan(MUTANTS / 5);
  }

  @Test
  void aStreamOfMutantsEndsInRefusalOrMessages() throws IOException {
    var random = new Random(4);
    byte[] seed = Rfc4475Test.bytes("wsinv");

    for (int i = 0; i < MUTANTS; i++) {
      byte[] bytes = mutant(seed, random);
      try {
        var frame = new MessageFraming().next(bytes, 0, bytes.length);
        if (frame instanceof MessageFraming.Frame.Message message)
          assertThat(message.used()).isBetween(1, bytes.length);
      } catch (MalformedMessage malformed) {
        assertThat(malformed.reason()).isNotEmpty();
      }
    }
  }

  @Test
  void digestHeadersOfAnyShapeAreReadOrRefused() {
    var random = new Random(5);
    var seed =
        "Digest realm=\"a\", nonce=\"b\", uri=\"sip:c\", username=\"d\", response=\"0\", qop=auth,"
            + " nc=00000001, cnonce=\"e\"";

    for (int i = 0; i < MUTANTS; i++) {
      var text = new String(mutant(seed.getBytes(UTF_8), random), UTF_8);
      try {
        Challenge.parse(text);
        Credentials.parse(text);
      } catch (MalformedValue malformed) {
        assertThat(malformed.getMessage()).startsWith("Digest");
      }
    }
  }
}
