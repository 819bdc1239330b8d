package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.event.Publisher;
import org.umbel.sip.event.Subscriber;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Parameters;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;

/// Somebody's user agent on loopback that publishes and watches; what it is told waits in a queue.
final class PresenceUser implements AutoCloseable {
  static final Event PRESENCE = new Event("presence", Parameters.NONE);

  final BlockingQueue<Request> told = new LinkedBlockingQueue<>();
  private final SipEndpoint endpoint =
      SipEndpoint.start(
          SipSettings.at(ListenPoint.udp("127.0.0.1", 0)).withExtensions(Set.of("eventlist")),
          new SipHandler() {},
          SipListener.NONE);
  private final String user;
  private final String password;
  private final int server;

  PresenceUser(String user, String password, int server) {
    this.user = user;
    this.password = password;
    this.server = server;
  }

  private OutgoingRequest request(Method method, String target) {
    var me = NameAddr.of(SipUri.of(user, "127.0.0.1"));
    return OutgoingRequest.of(method, SipUri.of(target, "127.0.0.1"), me)
        .over(TestPhone.peer(server))
        .with(new DigestClient(user, Password.of(password)));
  }

  Subscriber watch(String target, UnaryOperator<Request> dress) {
    return Subscriber.subscribe(
        endpoint,
        request(Method.SUBSCRIBE, target).dressed(dress),
        PRESENCE,
        Duration.ofMinutes(5),
        told::add);
  }

  Subscriber watch(String target) {
    return watch(target, plain -> plain);
  }

  Publisher publisher(String target) {
    return new Publisher(
        endpoint, request(Method.PUBLISH, target), PRESENCE, Duration.ofMinutes(5), () -> {});
  }

  Publisher publish(String basic, String activities) {
    var publisher = publisher(user);
    publish(publisher, basic, activities);
    return publisher;
  }

  static void publish(Publisher publisher, String basic, String activities) {
    publisher.publish(PresenceDocument.TYPE, document(basic, activities).getBytes(UTF_8));
  }

  static String document(String basic, String activities) {
    return "<presence xmlns='urn:ietf:params:xml:ns:pidf' entity='sip:x@127.0.0.1'"
        + " xmlns:d='urn:ietf:params:xml:ns:pidf:data-model'"
        + " xmlns:r='urn:ietf:params:xml:ns:pidf:rpid'><tuple id='t'><status><basic>"
        + basic
        + "</basic></status></tuple><d:person id='p'><r:activities>"
        + activities
        + "</r:activities></d:person></presence>";
  }

  Response send(Method method, String target, UnaryOperator<Request> dress) {
    return endpoint.send(request(method, target).dressed(dress), TestPhone.PATIENCE);
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
