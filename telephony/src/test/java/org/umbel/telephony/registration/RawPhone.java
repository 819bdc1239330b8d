package org.umbel.telephony.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.SipUri;

/// A phone that sends REGISTER messages as the test wants them, one at a time.
final class RawPhone implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final String extension;
  private final DigestClient login;
  private final Wire wire;
  private final String callId = UUID.randomUUID().toString();
  private long sequence;

  /// A way to the server.
  private interface Wire extends AutoCloseable {
    String protocol();

    int port();

    byte[] exchange(byte[] message) throws IOException;

    @Override
    void close();
  }

  private RawPhone(String extension, String user, String password, Wire wire) {
    this.extension = extension;
    this.login = new DigestClient(user, Password.of(password));
    this.wire = wire;
  }

  static RawPhone udp(String extension, String user, String password, int server) {
    return new RawPhone(extension, user, password, new Datagrams(server));
  }

  static RawPhone tcp(String extension, String user, String password, int server) {
    return new RawPhone(extension, user, password, new Connection(server));
  }

  int port() {
    return wire.port();
  }

  /// Registers with the right digest.
  Response register(UnaryOperator<Request> dress) {
    var question = ask(plain(dress));
    return question.status() == 401 ? ask(signed(plain(dress), question)) : question;
  }

  Response registerAt(String contact) {
    return register(request -> request.with("Contact", contact));
  }

  /// The next REGISTER without a digest.
  Request plain(UnaryOperator<Request> dress) {
    var me = NameAddr.of(SipUri.of(extension, "127.0.0.1"));
    var request =
        Request.builder(Method.REGISTER, SipUri.parse("sip:127.0.0.1"))
            .from(me.withTag("f" + sequence))
            .to(me)
            .callId(callId)
            .cSeq(++sequence)
            .build();
    return dress.apply(request);
  }

  /// The same with its digest, and another tag, lest it be taken for the first one once more.
  Request signed(Request request, Response question) {
    var another = request.with("From", request.from().withTag("signed").toString());
    return login.answer(another, question).orElseThrow();
  }

  /// Sends it in a transaction of its own and waits for the response.
  Response ask(Request request) {
    var via =
        "SIP/2.0/"
            + wire.protocol()
            + " 127.0.0.1:"
            + wire.port()
            + ";branch=z9hG4bK"
            + UUID.randomUUID();
    try {
      var answer = wire.exchange(request.withFirst("Via", via).write());
      return (Response) SipMessage.parse(answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private static final class Datagrams implements Wire {
    private final DatagramSocket socket;
    private final int server;

    Datagrams(int server) {
      this.server = server;
      try {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public String protocol() {
      return "UDP";
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public byte[] exchange(byte[] message) throws IOException {
      var to = InetAddress.getLoopbackAddress();
      socket.send(new DatagramPacket(message, message.length, to, server));
      var answer = new DatagramPacket(new byte[65_536], 65_536);
      socket.receive(answer);
      return Arrays.copyOf(answer.getData(), answer.getLength());
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private static final class Connection implements Wire {
    private final Socket socket;

    Connection(int server) {
      try {
        socket = new Socket(InetAddress.getLoopbackAddress(), server);
        socket.setSoTimeout(PATIENCE_MILLIS);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public String protocol() {
      return "TCP";
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public byte[] exchange(byte[] message) throws IOException {
      socket.getOutputStream().write(message);
      var answer = new byte[65_536];
      var length = socket.getInputStream().read(answer); // a short response comes in one piece
      return Arrays.copyOf(answer, length);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
