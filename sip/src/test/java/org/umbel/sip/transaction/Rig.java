package org.umbel.sip.transaction;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.RequestBuilder;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Via;
import org.umbel.sip.testnet.ManualLoop;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.testnet.Wording;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.trace.Trace;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.Sink;

/// Transactions at 10.0.0.1 under test, and at 10.0.0.2 a peer that does only what the test tells
/// it.
final class Rig implements TransactionUser, Sink {

  static final String HERE = "10.0.0.1";
  static final String THERE = "10.0.0.2";

  final ManualLoop loop = new ManualLoop();
  final VirtualNetwork network = new VirtualNetwork(loop);
  final Trace trace = new Trace(SipListener.NONE);
  final Transactions transactions;
  final List<ServerTransaction> taken = new ArrayList<>();
  final List<String> user = new ArrayList<>(); // what the user above the transactions was told
  final List<SipMessage> arrived = new ArrayList<>(); // at the peer
  private final VirtualNetwork.Node peer;
  private final VirtualNetwork.Node own;
  private final Protocol protocol;

  Rig(Protocol protocol) {
    this.protocol = protocol;
    own = network.node(HERE, protocol);
    peer = network.node(THERE, protocol);
    transactions = new Transactions(loop, Timers.DEFAULT, own, trace, this);
    own.start(this);
    peer.start(new PeerSink());
  }

  /// Sends from the peer.
  void peerSends(SipMessage message) {
    peer.flowTo(at(HERE)).send(message.write(), Flow.Failure.IGNORED);
    loop.pass(VirtualNetwork.TRIP);
  }

  /// Sends from here by a client transaction.
  ClientTransaction send(Method method) {
    return transactions.send(request(method).build(), own.flowTo(at(THERE)), new Telling());
  }

  /// The request that came to the peer first.
  Request asked() {
    return (Request) arrived.getFirst();
  }

  Request received(Method method, String branch) {
    return request(method).via(Via.of(protocol.name(), THERE, branch)).build();
  }

  private static RequestBuilder request(Method method) {
    return Request.builder(method, SipUri.of("bob", "example.com"))
        .from(NameAddr.of(SipUri.of("anna", "example.com")).withTag("a"))
        .to(NameAddr.of(SipUri.of("bob", "example.com")))
        .callId("call")
        .cSeq(1);
  }

  private Peer at(String host) {
    return new Peer(protocol, new InetSocketAddress(host, 5060));
  }

  @Override
  public void received(SipMessage message, Flow from) {
    switch (message) {
      case Request request -> transactions.receive(request, from);
      case Response response -> transactions.receive(response, from);
    }
  }

  @Override
  public void malformed(MalformedMessage fault, Flow from) {
    throw fault;
  }

  @Override
  public void incident(Incident incident) {
    user.add("limited");
  }

  @Override
  public Optional<Response> refusal(Request request, Flow from) {
    return Optional.empty();
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    user.add(Wording.of(transaction.request()));
    taken.add(transaction);
  }

  @Override
  public void onAck(Request ack, Flow from) {
    user.add("ACK");
  }

  @Override
  public void onStray(Response response, Flow from) {
    user.add("stray " + Wording.of(response));
  }

  private final class Telling implements ClientUser {
    @Override
    public void onResponse(Response response) {
      user.add(Wording.of(response));
    }

    @Override
    public void onTimeout() {
      user.add("timeout");
    }

    @Override
    public void onUnsent(String reason) {
      user.add("unsent");
    }
  }

  private final class PeerSink implements Sink {
    @Override
    public void received(SipMessage message, Flow from) {
      arrived.add(message);
    }

    @Override
    public void malformed(MalformedMessage fault, Flow from) {
      throw fault;
    }

    @Override
    public void incident(Incident incident) {}
  }
}
