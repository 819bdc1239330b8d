package org.umbel.bench.answering;

import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.SourceLimits;
import org.umbel.sip.transport.TransportSettings;

/// Our SIP room as it is used by the server: dialogs, transactions, a virtual thread for each call.
final class UmbelResponder implements SipHandler {
  private static final DialogHandler INDIFFERENT = new DialogHandler() {};

  public static void main(String[] arguments) {
    answer(SipListener.NONE);
  }

  /// Answers until whoever started it goes.
  static void answer(SipListener listener) {
    var settings =
        SipSettings.at(ListenPoint.udp("127.0.0.1", 0))
            .withTransport(TransportSettings.DEFAULT.withSources(SourceLimits.NONE));
    try (var endpoint = SipEndpoint.start(settings, new UmbelResponder(), listener)) {
      Conversation.hold(endpoint.listenPoints().getFirst().port());
    }
  }

  @Override
  public void onInvite(IncomingInvite invite) {
    var ok = invite.request().reply(200).withBody(MediaType.SDP, Answerer.DESCRIPTION);
    invite.accept(ok, INDIFFERENT);
  }
}
