package org.umbel.bench.answering;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Properties;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.umbel.bench.CannotMeasure;

/// The peer: the reference implementation of the Java SIP API, used as its examples use it, with
/// its own dialogs and without any logging.
final class PeerResponder implements SipListener {
  private static final String HOST = "127.0.0.1";

  private final MessageFactory messages;
  private final HeaderFactory headers;
  private final ContactHeader contact;

  private PeerResponder(SipFactory factory, int port) throws Exception {
    AddressFactory addresses = factory.createAddressFactory();
    this.messages = factory.createMessageFactory();
    this.headers = factory.createHeaderFactory();
    var uri = addresses.createSipURI(null, HOST);
    uri.setPort(port);
    this.contact = headers.createContactHeader(addresses.createAddress(uri));
  }

  public static void main(String[] arguments) throws Exception {
    int port = freePort();
    var factory = SipFactory.getInstance();
    factory.setPathName("gov.nist");
    var stack = factory.createSipStack(properties());
    SipProvider provider = stack.createSipProvider(stack.createListeningPoint(HOST, port, "udp"));
    provider.addSipListener(new PeerResponder(factory, port));
    Conversation.hold(port);
    System.exit(0);
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "peer");
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentLogger.class.getName());
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "8"); // or each call keeps 64 KB
    return properties;
  }

  private static int freePort() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void processRequest(RequestEvent event) {
    var request = event.getRequest();
    try {
      switch (request.getMethod()) {
        case Request.INVITE -> accept(event, request);
        case Request.BYE ->
            event.getServerTransaction().sendResponse(messages.createResponse(200, request));
        default -> {} // ACK
      }
    } catch (java.text.ParseException | SipException | InvalidArgumentException failure) {
      throw new CannotMeasure("the peer cannot answer " + request.getMethod(), failure);
    }
  }

  private void accept(RequestEvent event, Request invite)
      throws java.text.ParseException, SipException, InvalidArgumentException {
    var transaction = event.getServerTransaction();
    if (transaction == null)
      transaction = ((SipProvider) event.getSource()).getNewServerTransaction(invite);
    Response ok = messages.createResponse(200, invite);
    ((ToHeader) ok.getHeader(ToHeader.NAME))
        .setTag(Long.toHexString(System.nanoTime()) + Integer.toHexString(ok.hashCode()));
    ok.setHeader(contact);
    ok.setContent(Answerer.DESCRIPTION, headers.createContentTypeHeader("application", "sdp"));
    transaction.sendResponse(ok);
  }

  @Override
  public void processResponse(ResponseEvent event) {}

  @Override
  public void processTimeout(TimeoutEvent event) {}

  @Override
  public void processIOException(IOExceptionEvent event) {}

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}
}
