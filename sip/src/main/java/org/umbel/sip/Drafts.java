package org.umbel.sip;

import java.util.Optional;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.message.CSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.Tokens;

/// Makes the requests outside of dialogs, at first and once more when the peer demands something.
final class Drafts {

  private Drafts() {}

  /// The request without Via and Contact, as the application has dressed it.
  static Request of(OutgoingRequest wanted) {
    var plain =
        Request.builder(wanted.method(), wanted.uri())
            .from(wanted.from().withTag(Tokens.word()))
            .to(wanted.to())
            .callId(Tokens.word() + Tokens.word())
            .cSeq(1)
            .build();
    return wanted.dress().apply(plain);
  }

  /// The same request with what a challenge or a 422 asks for and the next CSeq; empty when nobody
  /// knows an answer.
  static Optional<Request> answering(
      Optional<DigestClient> login, Request sent, Response challenge) {
    var next = new CSeq(sent.cSeq().number() + 1, sent.method()).toString();
    if (challenge.status() == Status.SESSION_INTERVAL_TOO_SMALL)
      return SessionTimer.askingForMore(sent, challenge).map(request -> request.with("CSeq", next));
    if (!challenges(challenge) || login.isEmpty()) return Optional.empty();
    return login.get().answer(sent, challenge).map(request -> request.with("CSeq", next));
  }

  /// Whether the peer wants to know who asks.
  static boolean challenges(Response response) {
    return response.status() == Status.UNAUTHORIZED
        || response.status() == Status.PROXY_AUTHENTICATION_REQUIRED;
  }
}
