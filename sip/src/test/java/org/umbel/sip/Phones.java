package org.umbel.sip;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Sink;

/// Two phones behind a proxy that rings both: both answer each INVITE.
final class Phones implements Sink {

  private final List<String> byes = new CopyOnWriteArrayList<>();

  Phones(VirtualNetwork.Node node) {
    node.start(this);
  }

  /// The To tags of the phones that were sent a BYE.
  List<String> byes() {
    return byes;
  }

  @Override
  public void received(SipMessage message, Flow from) {
    if (!(message instanceof Request request)) return;
    if (request.is(Method.INVITE)) {
      answer(request, "first", from);
      answer(request, "second", from);
    } else if (request.is(Method.BYE)) {
      byes.add(request.to().tag().orElse(""));
      from.send(request.reply(200).write(), Flow.Failure.IGNORED);
    }
  }

  private static void answer(Request invite, String tag, Flow to) {
    var ok = invite.reply(200).withToTag(tag).with("Contact", "<sip:" + tag + "@" + Town.BEN + ">");
    to.send(ok.write(), Flow.Failure.IGNORED);
  }

  @Override
  public void malformed(MalformedMessage fault, Flow from) {
    throw fault;
  }

  @Override
  public void incident(Incident incident) {}
}
