package org.umbel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.testkit.part.TokenServer;

@Timeout(20)
class AccessTokensTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
  private final TokenServer server = TokenServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oneTokenServesUntilShortlyBeforeItExpires() throws NoAccessToken {
    var tokens = tokens(Optional.empty());
    var first = tokens.current();

    passes(Duration.ofMinutes(58));
    assertThat(tokens.current()).isEqualTo(first);
    passes(Duration.ofMinutes(1).plusSeconds(1));

    assertThat(tokens.current()).isNotEqualTo(first);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void theClientAsksForItself() throws NoAccessToken {
    tokens(Optional.empty()).current();

    assertThat(server.asked())
        .containsExactly(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "umbel",
                "client_secret", "s3cr&t",
                "scope", "mail all"));
  }

  @Test
  void aRefreshTokenIsExchangedAndTheNewOneUsedFromThenOn() throws NoAccessToken {
    var tokens = tokens(Optional.of(new Secret("first")));
    tokens.current();
    passes(Duration.ofHours(1));
    tokens.current();

    assertThat(server.asked())
        .extracting(form -> form.get("grant_type") + " " + form.get("refresh_token"))
        .containsExactly("refresh_token first", "refresh_token next-1");
  }

  @Test
  void aTokenThatIsRefusedLaterIsRenewedAndOneThatIsNewIsNot() throws NoAccessToken {
    var tokens = tokens(Optional.empty());
    var first = tokens.current();
    assertThat(tokens.refused(first)).as("another one would be no better").isFalse();

    passes(AccessTokens.REST);
    assertThat(tokens.refused(first)).isTrue();
    var second = tokens.current();

    assertThat(second).isNotEqualTo(first);
    assertThat(tokens.refused(first)).as("somebody has renewed it").isTrue();
    assertThat(tokens.current()).isEqualTo(second);
  }

  @Test
  void aRefusalIsToldInWordsAndNotAskedForAgainAtOnce() throws NoAccessToken {
    var tokens = tokens(Optional.empty());
    server.refuse("invalid_client");
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(tokens::current)
          .isInstanceOf(NoAccessToken.class)
          .hasMessage(
              "no access token from 127.0.0.1: refused with 401, invalid_client not this client");
    }
    assertThat(server.asked()).hasSize(1);

    server.refuse("");
    passes(AccessTokens.REST);
    assertThat(tokens.current().text()).isEqualTo("token-2");
  }

  @Test
  void anEndpointThatIsNotThereIsToldInWords() {
    server.close();

    assertThatThrownBy(() -> tokens(Optional.empty()).current())
        .isInstanceOf(NoAccessToken.class)
        .hasMessageStartingWith("no access token from 127.0.0.1: ");
  }

  @Test
  void manyWhoNeedATokenAtOnceCauseOneRequest() {
    var tokens = tokens(Optional.empty());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(IntStream.range(0, 50).mapToObj(_ -> threads.submit(tokens::current))).hasSize(50);
    }
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void secretsAreSentByHttpsOrOnThisMachineAlone() {
    for (var fit :
        List.of("https://login.example.com/token", "http://127.0.0.1:80/", "http://[::1]/")) {
      assertThat(TokenSettings.isFit(URI.create(fit))).as(fit).isTrue();
    }
    for (var unfit : List.of("http://login.example.com/token", "ftp://127.0.0.1/", "https:///x")) {
      assertThat(TokenSettings.isFit(URI.create(unfit))).as(unfit).isFalse();
    }
    assertThat(tokens(Optional.of(new Secret("first"))).toString()).doesNotContain("first");
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private AccessTokens tokens(Optional<Secret> refresh) {
    var settings =
        new TokenSettings(
            server.endpoint(),
            "umbel",
            new Secret("s3cr&t"),
            refresh,
            Optional.of("mail all"),
            Duration.ofSeconds(5),
            Trust.ofJava());
    return new AccessTokens(settings, now::get);
  }
}
