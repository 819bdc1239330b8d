package org.umbel.notice.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.notice.TextSender;

/// A link to an SMS centre, bound as a transmitter from its start to its end: it is tested while it
/// is idle, and bound again, later and later, when it was lost. Texts are sent only while it is
/// bound. Safe for all threads.
public final class SmppLink implements TextSender, Neighbour, AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final SmppServer server;
  private final Semaphore window;
  private final AtomicInteger references = new AtomicInteger();
  private final Thread keeper;
  private volatile Optional<SMPPSession> bound = Optional.empty();
  private volatile Condition condition = new Condition(false, "not bound yet");

  private SmppLink(SmppServer server) {
    this.server = server;
    this.window = new Semaphore(server.window());
    this.keeper = Thread.ofVirtual().name("smpp " + server).unstarted(this::keep);
  }

  /// Returns at once; binds in the background.
  public static SmppLink start(SmppServer server) {
    var link = new SmppLink(server);
    link.keeper.start();
    return link;
  }

  private void keep() {
    var pause = FIRST_PAUSE;
    try {
      while (true) {
        pause = serve() ? FIRST_PAUSE : longer(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /// Binds, and returns when the link has ended.
  ///
  /// @return whether it was bound at all
  private boolean serve() throws InterruptedException {
    var session = new SMPPSession(this::connect);
    var over = new CountDownLatch(1);
    session.setTransactionTimer(server.patience().toMillis());
    session.setEnquireLinkTimer(Math.toIntExact(server.enquireEvery().toMillis()));
    session.addSessionStateListener((now, _, _) -> {
      if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
        over.countDown();
      }
    });
    try {
      session.connectAndBind(server.host(), server.port(), account(), server.patience().toMillis());
      bound = Optional.of(session);
      condition = new Condition(true, "bound as " + server.systemId());
      over.await();
      condition = new Condition(false, "the link was lost");
      return true;
    } catch (IOException failure) {
      condition = new Condition(false, words(failure));
      return false;
    } finally {
      bound = Optional.empty();
      session.unbindAndClose();
    }
  }

  private Connection connect(String host, int port) throws IOException {
    var socket = new Socket();
    try {
      var patience = Math.toIntExact(server.patience().toMillis());
      socket.connect(new InetSocketAddress(host, port), patience);
      return new SocketConnection(
          server.tls().isPresent() ? sealed(server.tls().get(), socket, patience) : socket);
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  /// The centre must be the one that its certificate names (RFC 6125).
  private Socket sealed(SSLContext tls, Socket socket, int patience) throws IOException {
    var sealed =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, server.host(), server.port(), true);
    var terms = sealed.getSSLParameters();
    terms.setEndpointIdentificationAlgorithm("HTTPS");
    sealed.setSSLParameters(terms);
    sealed.setSoTimeout(patience);
    sealed.startHandshake();
    return sealed;
  }

  private BindParameter account() {
    return new BindParameter(
        BindType.BIND_TX,
        server.systemId(),
        server.password(),
        server.systemType(),
        TypeOfNumber.UNKNOWN,
        NumberingPlanIndicator.UNKNOWN,
        null);
  }

  private static String words(IOException failure) {
    return failure.getCause() instanceof NegativeResponseException refused
        ? "the account was refused with " + status(refused)
        : "cannot be reached: " + failure.getMessage();
  }

  private static String status(NegativeResponseException refused) {
    return "status 0x%02x".formatted(refused.getCommandStatus()).toLowerCase(Locale.ROOT);
  }

  /// Waits for a place in the window and for the answer to each part, each as long as the server's
  /// patience.
  @Override
  public Outcome send(PhoneNumber to, String sender, String text) throws InterruptedException {
    var session = bound;
    if (session.isEmpty()) {
      return later(condition.words());
    }
    if (!window.tryAcquire(server.patience().toMillis(), TimeUnit.MILLISECONDS)) {
      return later("too many texts are on their way");
    }
    try {
      var parts = TextParts.of(text, references.getAndIncrement());
      return new Submission(session.get(), to, sender, parts).send();
    } catch (NegativeResponseException refused) {
      return new Refused(
          this + " refused the text with " + status(refused),
          Submission.forGood(refused.getCommandStatus()));
    } catch (ResponseTimeoutException | InvalidResponseException | IOException lost) {
      session.get().close();
      return later("lost before it answered: " + lost.getMessage());
    } catch (PDUException wrong) {
      return new Refused("the text cannot be sent: " + wrong.getMessage(), true);
    } finally {
      window.release();
    }
  }

  private Refused later(String why) {
    return new Refused(this + ": " + why, false);
  }

  @Override
  public String name() {
    return toString();
  }

  @Override
  public Condition condition() {
    return condition;
  }

  @Override
  public String toString() {
    return "smpp " + server;
  }

  /// Unbinds; what is on its way is refused.
  @Override
  public void close() {
    keeper.interrupt();
    try {
      keeper.join(server.patience());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
