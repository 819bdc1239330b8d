package org.umbel.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The access token that opens mailboxes where no password does (OAuth 2, ML-7): got when it is
/// needed, used until shortly before it expires, and got anew when the mail server refuses it
/// earlier. Safe for all threads: one asks, the others wait for what it gets.
public final class AccessTokens implements Credential {
  /// A token is not used when it has no longer to live, or than a tenth of its life.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /// After a failure, and when the server refuses a token as young as this, the endpoint is not
  /// asked again: another token would not help, and every caller would ask.
  static final Duration REST = Duration.ofSeconds(5);

  private final TokenEndpoint endpoint;
  private final InstantSource clock;
  private Optional<Secret> refresh; // guarded by this
  private @Nullable Got got; // guarded by this
  private @Nullable NoAccessToken failure; // guarded by this
  private Instant restsUntil = Instant.MIN; // guarded by this

  public AccessTokens(TokenSettings settings, InstantSource clock) {
    this.endpoint = new TokenEndpoint(settings);
    this.clock = clock;
    this.refresh = settings.refresh();
  }

  private record Got(Secret token, Instant since, Instant goodUntil) {}

  /// A token that is still good. Waits for the endpoint when there is none.
  ///
  /// @throws NoAccessToken in words, when the endpoint refuses or does not answer
  synchronized Secret current() throws NoAccessToken {
    var now = clock.instant();
    if (got != null && now.isBefore(got.goodUntil())) {
      return got.token();
    }
    if (failure != null && now.isBefore(restsUntil)) {
      throw failure;
    }
    try {
      got = asked(now);
      failure = null;
      return got.token();
    } catch (NoAccessToken refused) {
      failure = refused;
      restsUntil = now.plus(REST);
      throw refused;
    }
  }

  private Got asked(Instant now) throws NoAccessToken {
    var grant = endpoint.ask(refresh);
    if (refresh.isPresent()) {
      refresh = grant.refresh().or(() -> refresh);
    }
    var tenth = grant.life().dividedBy(10);
    var margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
    return new Got(grant.token(), now, now.plus(grant.life()).minus(margin));
  }

  /// Tells that a mail server has refused this token.
  ///
  /// @return whether [#current] gives another one, so that it is worth trying again
  synchronized boolean refused(Secret token) {
    if (got == null || !got.token().equals(token)) {
      return true; // somebody has got a new one meanwhile
    }
    if (clock.instant().isBefore(got.since().plus(REST))) {
      return false;
    }
    got = null;
    return true;
  }

  /// Shown without a token.
  @Override
  public String toString() {
    return "tokens of " + endpoint.settings().endpoint().getHost();
  }
}
