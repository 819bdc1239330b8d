package org.umbel.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.Offers;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.RAck;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.ServerTransaction;

/// Answers the PRACKs of a caller, RFC 3262 §3. Belongs to the loop, where nothing else is said.
final class PrackServer {

  private final UserAgent agent;
  private final Dialog dialog;
  private final Answers answers;
  private final Offers offers;

  PrackServer(UserAgent agent, Dialog dialog, Answers answers, Offers offers) {
    this.agent = agent;
    this.dialog = dialog;
    this.answers = answers;
    this.offers = offers;
  }

  /// @param invite that waits for its final response; null when none does
  void acknowledged(ServerTransaction transaction, DialogServer.@Nullable Unanswered invite) {
    var rAck = rAck(transaction.request());
    if (rAck.isEmpty()) {
      answers.refuse(transaction, Status.BAD_REQUEST);
      return;
    }
    if (invite != null && taken(transaction, rAck.get(), invite.progress())) return;
    answers.refuse(transaction, Status.CALL_DOES_NOT_EXIST);
  }

  private boolean taken(ServerTransaction transaction, RAck rAck, ReliableProgress progress) {
    var prack = transaction.request();
    var waiting = progress.take(rAck);
    if (waiting.isEmpty()) return false;
    if (prack.bodyLength() > 0 && !progress.offers()) {
      offers.peerOffers();
      answers.last(() -> offered(transaction, prack, waiting.get())); // one at most is under way
    } else {
      offers.peerHasAnswered();
      transaction.respond(answers.complete(prack.reply(Status.OK)));
      waiting.get().put(new ReliableProgress.Acknowledged(prack));
    }
    return true;
  }

  /// On the handler's thread.
  private void offered(
      ServerTransaction transaction, Request prack, Parcel<ReliableProgress.End> waiting) {
    var response = answers.asked(prack, () -> answers.handler().onPrack(prack));
    agent
        .loop()
        .execute(() -> {
          offers.weHaveAnswered();
          if (response.success()) dialog.said(response);
          transaction.respond(answers.complete(response));
          waiting.put(new ReliableProgress.Acknowledged(prack));
        });
  }

  private static Optional<RAck> rAck(Request prack) {
    try {
      return Optional.of(RAck.of(prack));
    } catch (MalformedMessage unreadable) {
      return Optional.empty();
    }
  }
}
