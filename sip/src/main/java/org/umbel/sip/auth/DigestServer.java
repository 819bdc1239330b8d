package org.umbel.sip.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;

/// Asks senders for their password and checks what they show, RFC 7616 with the algorithms of RFC
/// 8760. May be used from any thread; does not wait.
///
/// A nonce lives five minutes and may be used many times with rising counts. Clients older than RFC
/// 2617, which cannot count, may use each nonce once.
public final class DigestServer {
  /// The header pair in which questions and answers travel.
  public enum Role {
    /// The one the request is for: 401, RFC 3261 §22.2.
    USER_AGENT(401, "WWW-Authenticate", "Authorization"),
    /// One on the way: 407, RFC 3261 §22.3.
    PROXY(407, "Proxy-Authenticate", "Proxy-Authorization");

    private final int status;
    private final String question;
    private final String answer;

    Role(int status, String question, String answer) {
      this.status = status;
      this.question = question;
      this.answer = answer;
    }
  }

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Password NOBODYS = Password.of("");
  private static final int SHOWN_AT_MOST = 8;

  private final String realm;
  private final Role role;
  private final List<Algorithm> algorithms;
  private final Nonces nonces;
  private final Function<String, Optional<Password>> passwords;

  /// A server for one realm.
  ///
  /// @param algorithms offered, the preferred one first, RFC 8760 §2.4
  /// @param key seals the nonces; 32 random bytes, the same on servers that stand in for each other
  /// @param passwords by user name; asked on the caller's thread
  public DigestServer(
      String realm,
      Role role,
      List<Algorithm> algorithms,
      byte[] key,
      InstantSource clock,
      Function<String, Optional<Password>> passwords) {
    this.realm = realm;
    this.role = role;
    this.algorithms = List.copyOf(algorithms);
    this.nonces = new Nonces(key, LIFETIME, clock);
    this.passwords = passwords;
  }

  /// Who sent the request. Credentials for other realms are passed over.
  ///
  /// @param source from where it came; a nonce may be shown from another address than it was given
  ///   to, as phones move and paths change
  public Authentication check(Request request, InetAddress source) {
    return check(request, source, algorithms);
  }

  /// The same for a sender known to need other algorithms. Some phones give up when they are asked
  /// for one they do not know, even beside one they do (against RFC 7616 §3.3): offer those MD5
  /// alone.
  ///
  /// @param offered one or more, the preferred one first; others are not accepted either
  public Authentication check(Request request, InetAddress source, List<Algorithm> offered) {
    var why = Authentication.Why.NOTHING_SHOWN;
    var shown = request.headers(role.answer);
    for (var value : shown.subList(0, Math.min(shown.size(), SHOWN_AT_MOST))) {
      var credentials = readable(value);
      if (credentials.isEmpty()) why = Authentication.Why.UNREADABLE;
      if (credentials.filter(this::forUs).isEmpty()) continue;
      var doubt = doubt(credentials.get(), request, source, offered);
      if (doubt.isEmpty()) return new Authentication.Proven(credentials.get().username());
      why = doubt.get();
    }
    return new Authentication.Unproven(why, question(request, source, why, offered));
  }

  private static Optional<Credentials> readable(String value) {
    try {
      return Credentials.parse(value);
    } catch (MalformedValue unreadable) {
      return Optional.empty();
    }
  }

  private boolean forUs(Credentials shown) {
    return shown.realm().equals(realm);
  }

  private Optional<Authentication.Why> doubt(
      Credentials shown, Request request, InetAddress source, List<Algorithm> offered) {
    if (!offered.contains(shown.algorithm())) return Optional.of(Authentication.Why.UNREADABLE);
    if (!aboutThis(request, shown.uri())) return Optional.of(Authentication.Why.UNREADABLE);
    var verdict = nonces.judge(shown.nonce());
    if (verdict != Nonces.Verdict.GOOD) return Optional.of(Authentication.Why.STALE);
    if (!right(shown, request))
      return Optional.of(
          nonces.issuedTo(shown.nonce(), source)
              ? Authentication.Why.WRONG
              : Authentication.Why.WRONG_FROM_ELSEWHERE);
    long count = shown.use().map(Credentials.Use::count).orElse(1L);
    if (!nonces.use(shown.nonce(), count)) return Optional.of(Authentication.Why.STALE);
    return Optional.empty();
  }

  /// Whether the URI shown means the one requested, RFC 7616 §3.4.6. Only the users are compared,
  /// as a proxy on the way may have put an address for a name.
  private static boolean aboutThis(Request request, String uri) {
    try {
      return user(Uri.parse(uri)).equals(user(request.uri()));
    } catch (MalformedValue unreadable) {
      return false;
    }
  }

  private static String user(Uri uri) {
    return uri instanceof SipUri sip ? sip.user() : uri.toString();
  }

  /// Takes as long for a user there is not as for one there is.
  private boolean right(Credentials shown, Request request) {
    var password = passwords.apply(shown.username());
    var response =
        Digest.response(shown, password.orElse(NOBODYS), request.method().name(), request.body());
    byte[] given = shown.response().toLowerCase(Locale.ROOT).getBytes(US_ASCII);
    return MessageDigest.isEqual(response.getBytes(US_ASCII), given) && password.isPresent();
  }

  private Response question(
      Request request, InetAddress source, Authentication.Why why, List<Algorithm> offered) {
    boolean stale = why == Authentication.Why.STALE;
    var question = request.reply(role.status);
    for (var challenge : challenges(source, stale, offered))
      question = question.withLast(role.question, challenge.toString());
    return question;
  }

  private List<Challenge> challenges(InetAddress source, boolean stale, List<Algorithm> offered) {
    var challenges = new ArrayList<Challenge>(offered.size());
    for (var algorithm : offered)
      challenges.add(
          new Challenge(
              realm, nonces.issue(source), algorithm, List.of("auth"), stale, Optional.empty()));
    return challenges;
  }
}
