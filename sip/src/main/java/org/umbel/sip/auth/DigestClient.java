package org.umbel.sip.auth;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Answers the challenges of one peer with one user's password, RFC 7616 §3.4, RFC 3261 §22. May be
/// used from any thread; does not wait.
public final class DigestClient {
  private static final int REALMS = 8; // remembered; past it the oldest is asked for again
  private static final int CNONCE_BYTES = 12;
  private static final List<String> HEADERS = List.of("Authorization", "Proxy-Authorization");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String username;
  private final Password password;
  private final Supplier<String> cnonces;
  private final Map<String, Asked> asked = new LinkedHashMap<>();

  /// A question that was answered, and how often.
  private static final class Asked {
    final String header;
    final Challenge challenge;
    long count;

    Asked(String header, Challenge challenge) {
      this.header = header;
      this.challenge = challenge;
    }
  }

  public DigestClient(String username, Password password) {
    this(username, password, DigestClient::random);
  }

  DigestClient(String username, Password password, Supplier<String> cnonces) {
    this.username = username;
    this.password = password;
    this.cnonces = cnonces;
  }

  private static String random() {
    var bytes = new byte[CNONCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// The request once more with credentials, after a 401 or 407; nothing when the response asks
  /// nothing we can answer, or refuses the password we have shown. The caller gives it a new CSeq
  /// and branch.
  public synchronized Optional<Request> answer(Request sent, Response challenged) {
    boolean answerable = false;
    for (var header : HEADERS) {
      var challenge = strongest(challenged, questionOf(header));
      if (challenge.isEmpty()) continue;
      if (!challenge.get().stale() && shown(sent, header, challenge.get().realm()))
        return Optional.empty();
      remember(new Asked(header, challenge.get()));
      answerable = true;
    }
    return answerable ? Optional.of(sign(sent)) : Optional.empty();
  }

  /// The request with fresh credentials for every realm that has asked so far, which saves being
  /// asked again.
  public synchronized Request sign(Request request) {
    var signed = request;
    for (var header : HEADERS) signed = signed.without(header);
    for (var question : asked.values())
      signed = signed.withLast(question.header, credentials(question, request).toString());
    return signed;
  }

  private static String questionOf(String header) {
    return header.equals("Authorization") ? "WWW-Authenticate" : "Proxy-Authenticate";
  }

  private static Optional<Challenge> strongest(Response challenged, String header) {
    return challenged.headers(header).stream()
        .flatMap(value -> readable(value).stream())
        .filter(DigestClient::answerable)
        .max(Comparator.comparing(Challenge::algorithm));
  }

  private static Optional<Challenge> readable(String value) {
    try {
      return Challenge.parse(value);
    } catch (MalformedValue unreadable) {
      return Optional.empty(); // another one may be readable
    }
  }

  private static boolean answerable(Challenge challenge) {
    return challenge.qops().isEmpty() || qop(challenge).isPresent();
  }

  private static Optional<String> qop(Challenge challenge) {
    if (challenge.qops().contains("auth")) return Optional.of("auth");
    return challenge.qops().contains("auth-int") ? Optional.of("auth-int") : Optional.empty();
  }

  private static boolean shown(Request sent, String header, String realm) {
    for (var value : sent.headers(header))
      if (Credentials.parse(value).filter(shown -> shown.realm().equals(realm)).isPresent())
        return true;
    return false;
  }

  private void remember(Asked question) {
    var name = question.header + " " + question.challenge.realm();
    asked.remove(name);
    if (asked.size() == REALMS) asked.remove(asked.keySet().iterator().next());
    asked.put(name, question);
  }

  private Credentials credentials(Asked question, Request request) {
    var challenge = question.challenge;
    var use = qop(challenge).map(qop -> new Credentials.Use(qop, ++question.count, cnonces.get()));
    var blank =
        new Credentials(
            username,
            challenge.realm(),
            challenge.nonce(),
            request.uri().toString(),
            "",
            challenge.algorithm(),
            use,
            challenge.opaque());
    var method = request.method().name();
    return blank.withResponse(Digest.response(blank, password, method, request.body()));
  }
}
