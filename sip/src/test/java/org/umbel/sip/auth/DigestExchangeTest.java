package org.umbel.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Uri;

/// Client and server against each other.
class DigestExchangeTest {
  private static final byte[] KEY = new byte[32];
  private static final Map<String, Password> PASSWORDS =
      Map.of("4000", Password.of("correct horse"), "4001", Password.of("battery"));
  private static final Request REGISTER =
      Request.builder(Method.REGISTER, Uri.parse("sip:pbx.example.com"))
          .from(NameAddr.parse("<sip:4000@pbx.example.com>;tag=1"))
          .to(NameAddr.parse("<sip:4000@pbx.example.com>"))
          .callId("1")
          .cSeq(1)
          .build();

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final DigestServer server = server(List.of(Algorithm.SHA_256, Algorithm.MD5));
  private final DigestClient anna = new DigestClient("4000", Password.of("correct horse"));

  private DigestServer server(List<Algorithm> algorithms) {
    return new DigestServer(
        "umbel",
        DigestServer.Role.USER_AGENT,
        algorithms,
        KEY,
        () -> now,
        user -> Optional.ofNullable(PASSWORDS.get(user)));
  }

  private Response question(Request request) {
    return ((Authentication.Unproven) server.check(request, HERE)).answer();
  }

  private Authentication.Why why(Request request) {
    return ((Authentication.Unproven) server.check(request, HERE)).why();
  }

  private Request answered(DigestClient client) {
    return client.answer(REGISTER, question(REGISTER)).orElseThrow();
  }

  @Test
  void theStrongerAlgorithmIsAskedFirstAndAnswered() {
    var question = question(REGISTER);
    var answer = anna.answer(REGISTER, question).orElseThrow();

    assertThat(question.status()).isEqualTo(401);
    assertThat(question.headers("WWW-Authenticate")).hasSize(2);
    assertThat(question.headers("WWW-Authenticate").getFirst()).contains("algorithm=SHA-256");
    assertThat(answer.header("Authorization").orElseThrow())
        .contains("algorithm=SHA-256", "nc=00000001");
    assertThat(server.check(answer, HERE)).isEqualTo(new Authentication.Proven("4000"));
  }

  @Test
  void aServerThatOnlyKnowsMd5IsAnsweredInMd5() {
    var old = server(List.of(Algorithm.MD5));
    var question = ((Authentication.Unproven) old.check(REGISTER, HERE)).answer();

    assertThat(old.check(anna.answer(REGISTER, question).orElseThrow(), HERE))
        .isEqualTo(new Authentication.Proven("4000"));
  }

  @Test
  void aPhoneKnownToBeOldIsAskedForMd5Alone() {
    var md5 = List.of(Algorithm.MD5);
    var question = ((Authentication.Unproven) server.check(REGISTER, HERE, md5)).answer();

    assertThat(question.headers("WWW-Authenticate")).singleElement().asString().contains("MD5");
    assertThat(server.check(anna.answer(REGISTER, question).orElseThrow(), HERE, md5))
        .isEqualTo(new Authentication.Proven("4000"));
    assertThat(server.check(answered(anna), HERE, md5)).isInstanceOf(Authentication.Unproven.class);
  }

  @Test
  void laterRequestsCountUpWithoutBeingAskedAgain() {
    server.check(answered(anna), HERE);

    for (int i = 2; i < 100; i++)
      assertThat(server.check(anna.sign(REGISTER), HERE))
          .isEqualTo(new Authentication.Proven("4000"));
  }

  @Test
  void aCopiedRequestIsStale() {
    var answer = answered(anna);
    server.check(answer, HERE);

    assertThat(why(answer)).isEqualTo(Authentication.Why.STALE);
    assertThat(question(answer).header("WWW-Authenticate").orElseThrow()).contains("stale=true");
  }

  @Test
  void requestsMayOvertakeEachOther() {
    var first = answered(anna);
    var second = anna.sign(REGISTER);
    var third = anna.sign(REGISTER);

    assertThat(server.check(third, HERE)).isInstanceOf(Authentication.Proven.class);
    assertThat(server.check(first, HERE)).isInstanceOf(Authentication.Proven.class);
    assertThat(server.check(second, HERE)).isInstanceOf(Authentication.Proven.class);
    assertThat(why(second)).isEqualTo(Authentication.Why.STALE);
  }

  @Test
  void anOldNonceIsStaleAndAnsweredAnew() {
    var late = answered(anna);
    now = now.plus(Duration.ofMinutes(6));

    assertThat(why(late)).isEqualTo(Authentication.Why.STALE);
    var again = anna.answer(late, question(late)).orElseThrow();
    assertThat(server.check(again, HERE)).isInstanceOf(Authentication.Proven.class);
  }

  @Test
  void aWrongPasswordIsWrongAndNotTriedTwice() {
    var guess = new DigestClient("4000", Password.of("wrong"));
    var wrong = answered(guess);

    assertThat(why(wrong)).isEqualTo(Authentication.Why.WRONG);
    assertThat(guess.answer(wrong, question(wrong))).isEmpty();
  }

  @Test
  void anUnknownUserLooksLikeAWrongPassword() {
    assertThat(why(answered(new DigestClient("9999", Password.of("")))))
        .isEqualTo(Authentication.Why.WRONG);
  }

  @Test
  void guessesInSomebodysNameAreNotHeldAgainstTheirAddress() throws IOException {
    var victim = InetAddress.getByName("192.0.2.66");
    var guess =
        new DigestClient("4000", Password.of("a guess"))
            .answer(REGISTER, question(REGISTER))
            .orElseThrow();

    assertThat(server.check(guess, victim))
        .isInstanceOfSatisfying(
            Authentication.Unproven.class,
            unproven ->
                assertThat(unproven.why()).isEqualTo(Authentication.Why.WRONG_FROM_ELSEWHERE));
    assertThat(server.check(answered(anna), victim))
        .as("a phone may have moved meanwhile")
        .isInstanceOf(Authentication.Proven.class);
  }

  @Test
  void aForgedNonceIsNotAccepted() {
    var other = new byte[32];
    other[0] = 1;
    var stranger =
        new DigestServer(
            "umbel",
            DigestServer.Role.USER_AGENT,
            List.of(Algorithm.MD5),
            other,
            () -> now,
            _ -> Optional.empty());
    var foreign = ((Authentication.Unproven) stranger.check(REGISTER, HERE)).answer();

    assertThat(why(anna.answer(REGISTER, foreign).orElseThrow()))
        .isEqualTo(Authentication.Why.STALE);
  }

  @Test
  void credentialsForAnotherMethodOrUserDoNotCount() {
    var shown = answered(anna).header("Authorization").orElseThrow();
    var invite =
        Request.builder(Method.INVITE, Uri.parse("sip:pbx.example.com"))
            .from(REGISTER.from())
            .to(REGISTER.to())
            .callId("1")
            .cSeq(1)
            .header("Authorization", shown)
            .build();

    assertThat(why(invite)).isEqualTo(Authentication.Why.WRONG);
    assertThat(why(invite.withUri(Uri.parse("sip:4001@pbx"))))
        .isEqualTo(Authentication.Why.UNREADABLE);
  }

  @Test
  void anotherServerOfTheSameKeyAcceptsTheNonce() {
    var answer = answered(anna);

    assertThat(server(List.of(Algorithm.SHA_256)).check(answer, HERE))
        .isInstanceOf(Authentication.Proven.class);
  }

  @Test
  void whatIsRememberedOfNoncesIsBounded() {
    var nonces = new Nonces(KEY, Duration.ofMinutes(5), () -> now);
    var first = nonces.issue(HERE);
    assertThat(nonces.use(first, 1)).isTrue();
    now = now.plusMillis(1);
    for (int i = 0; i < Nonces.REMEMBERED; i++)
      assertThat(nonces.use(nonces.issue(HERE), 1)).isTrue();

    assertThat(nonces.use(first, 1)).as("a forgotten nonce must not be good again").isFalse();
  }
}
