package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.SipUri;
import org.umbel.testkit.wire.Wire;

/// One way of a device to the server, which says what the test wants and nothing by itself.
final class RawDevice implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Way wire;
  private final String transport;
  private final String extension;
  private final DigestClient login;
  private final String callId = UUID.randomUUID().toString();
  private int sequence;

  RawDevice(Way wire, String transport, String extension, String password) {
    this.wire = wire;
    this.transport = transport;
    this.extension = extension;
    this.login = new DigestClient(extension, Password.of(password));
  }

  static RawDevice udp(InetSocketAddress server, String extension, String password) {
    return new RawDevice(new Direct(Wire.udp(server)), "UDP", extension, password);
  }

  static RawDevice tcp(InetSocketAddress server, String extension, String password) {
    return new RawDevice(new Direct(Wire.tcp(server)), "TCP", extension, password);
  }

  /// What carries its messages.
  interface Way extends AutoCloseable {
    /// Where it is, for Via and Contact.
    String local();

    void send(byte[] message);

    /// The next message that begins so, others left out.
    String await(String beginning);

    @Override
    void close();
  }

  private record Direct(Wire wire) implements Way {
    @Override
    public String local() {
      return wire.local();
    }

    @Override
    public void send(byte[] message) {
      wire.send(message);
    }

    @Override
    public String await(String beginning) {
      return wire.await(beginning, PATIENCE);
    }

    @Override
    public void close() {
      wire.close();
    }
  }

  /// Registers, showing the password when it is asked for it.
  ///
  /// @param parameters of its Contact
  Response register(String parameters) {
    var question = ask(registration(parameters));
    return question.status() == 401
        ? ask(login.answer(registration(parameters), question).orElseThrow())
        : question;
  }

  /// The REGISTER with the proof that the server wants to see.
  Request signed(String parameters) {
    var question = ask(registration(parameters));
    return login.answer(registration(parameters), question).orElseThrow();
  }

  private Request registration(String parameters) {
    var me = NameAddr.of(SipUri.of(extension, "127.0.0.1"));
    return Request.builder(Method.REGISTER, SipUri.parse("sip:127.0.0.1"))
        .from(me.withTag("r" + ++sequence))
        .to(me)
        .callId(callId)
        .cSeq(sequence)
        .build()
        .with("Supported", "path, outbound, gruu")
        .with("Expires", "300")
        .with("Contact", contact() + parameters);
  }

  private String contact() {
    var parameter = transport.equals("WSS") ? "ws" : transport; // RFC 7118 §5.2.1
    return "<sip:%s@%s;transport=%s>".formatted(extension, wire.local(), parameter);
  }

  /// Sends a request in a transaction of its own and waits for its final response.
  Response ask(Request request) {
    wire.send(request.withFirst("Via", via()).write());
    while (true) {
      var response = (Response) read(wire.await("SIP/2.0"));
      if (!response.provisional()) {
        return response;
      }
    }
  }

  /// A call to that address, without a session.
  Request call(SipUri uri) {
    return Request.builder(Method.INVITE, uri)
        .from(NameAddr.of(SipUri.of(extension, "127.0.0.1")).withTag("i"))
        .to(NameAddr.of(uri))
        .callId(UUID.randomUUID().toString())
        .cSeq(1)
        .build()
        .with("Contact", contact());
  }

  private String via() {
    return "SIP/2.0/%s %s;branch=z9hG4bK%s".formatted(transport, wire.local(), UUID.randomUUID());
  }

  /// Publishes the presence of its owner (RFC 3903), in the place of what it has published before.
  ///
  /// @param former the entity tag of that; empty the first time
  /// @return the entity tag of this
  String publish(String former, String document) {
    var question = ask(publication(former, document));
    var answer =
        question.status() == 401 || question.status() == 407
            ? ask(login.answer(publication(former, document), question).orElseThrow())
            : question;
    return answer
        .header("SIP-ETag")
        .orElseThrow(() -> new AssertionError("not published: " + answer));
  }

  private Request publication(String former, String document) {
    var me = NameAddr.of(SipUri.of(extension, "127.0.0.1"));
    var request =
        Request.builder(Method.PUBLISH, SipUri.of(extension, "127.0.0.1"))
            .from(me.withTag("p" + ++sequence))
            .to(me)
            .callId(callId)
            .cSeq(sequence)
            .build()
            .with("Event", "presence")
            .with("Expires", "300");
    var replacing = former.isEmpty() ? request : request.with("SIP-If-Match", former);
    return replacing.withBody(MediaType.of("application", "pidf+xml"), document.getBytes(UTF_8));
  }

  /// Follows somebody's presence; what is told comes to [#nextNotice].
  void watch(String owner) {
    var question = ask(subscription(owner));
    var answer =
        question.status() == 401 || question.status() == 407
            ? ask(login.answer(subscription(owner), question).orElseThrow())
            : question;
    if (answer.status() / 100 != 2) {
      throw new AssertionError("not followed: " + answer);
    }
  }

  private Request subscription(String owner) {
    var me = NameAddr.of(SipUri.of(extension, "127.0.0.1"));
    return Request.builder(Method.SUBSCRIBE, SipUri.of(owner, "127.0.0.1"))
        .from(me.withTag("watcher"))
        .to(NameAddr.of(SipUri.of(owner, "127.0.0.1")))
        .callId("watch-" + callId)
        .cSeq(++sequence)
        .build()
        .with("Event", "presence")
        .with("Accept", "application/pidf+xml")
        .with("Expires", "300")
        .with("Contact", contact());
  }

  /// The body of the next NOTIFY, which it takes.
  String nextNotice() {
    var notify = (Request) read(wire.await("NOTIFY"));
    wire.send(notify.reply(200).write());
    return notify.bodyText();
  }

  /// Its way to the server breaks.
  void cut() {
    wire.close();
  }

  /// The next call that comes.
  Request nextCall() {
    return (Request) read(wire.await("INVITE"));
  }

  void answer(Response response) {
    wire.send(response.withToTag("device").with("Contact", contact()).write());
  }

  private static SipMessage read(String text) {
    return SipMessage.parse(text.getBytes(UTF_8));
  }

  /// Ends its way, too.
  @Override
  public void close() {
    cut();
  }
}
