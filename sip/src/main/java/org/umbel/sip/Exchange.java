package org.umbel.sip;

import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transaction.ClientUser;

/// A request that somebody waits for to end.
class Exchange implements ClientUser {

  /// How a request ended.
  sealed interface End {}

  /// With a final response.
  record Answered(Response response) implements End {}

  /// Without one.
  record Silent() implements End {}

  /// It never left.
  record Unsent(String reason) implements End {}

  /// It was not sent, because the dialog had ended.
  record Over(String callId) implements End {}

  /// It was not sent, because the peer's request is under way.
  record Crossing() implements End {}

  private final Parcel<End> end = new Parcel<>();

  /// For a thread that waits.
  Parcel<End> end() {
    return end;
  }

  /// It has ended; the first end counts, as one that failed when it was sent may time out, too.
  void ended(End how) {
    end.put(how);
  }

  /// Asked on the loop just before the request is sent.
  ///
  /// @return false when it must not be
  boolean begin(Request request) {
    return true;
  }

  @Override
  public void onResponse(Response response) {
    if (!response.provisional()) ended(new Answered(response));
  }

  @Override
  public void onTimeout() {
    ended(new Silent());
  }

  @Override
  public void onUnsent(String reason) {
    ended(new Unsent(reason));
  }

  /// The final response.
  ///
  /// @throws DialogOver when the dialog had ended
  /// @throws NoResponse when there was none
  /// @throws PeerUnreachable when the request never left
  static Response response(End end, String what) {
    return switch (end) {
      case Answered(var response) -> response;
      case Silent _ -> throw new NoResponse(what);
      case Over(var callId) -> throw new DialogOver(callId);
      case Crossing _ -> throw new NoResponse(what);
      case Unsent(var reason) -> throw new PeerUnreachable(what + ": " + reason);
    };
  }
}
