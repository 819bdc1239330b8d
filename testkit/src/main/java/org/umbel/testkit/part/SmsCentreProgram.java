package org.umbel.testkit.part;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/// An SMS centre as a process of its own: prints a line for each text it takes. The account is `um`
/// with the password `umpw`. Numbers that end with 00 do not exist; those that end with 99 are told
/// to come later.
final class SmsCentreProgram implements ServerMessageReceiverListener {
  private static final int BACKLOG = 50;
  private static final long BIND_MILLIS = 5_000;
  private static final int WITH_HEADER = 0x40;
  private static final int UCS2 = 8;

  private final AtomicInteger ids = new AtomicInteger();

  private SmsCentreProgram() {}

  /// @param arguments the port, and `tls` for the key store that is set for this Java
  public static void main(String[] arguments) throws IOException {
    var centre = new SmsCentreProgram();
    try (var listener =
        new SMPPServerSessionListener(
            Integer.parseInt(arguments[0]), new Loopback(arguments.length > 1))) {
      System.out.println("listening");
      while (true) {
        var session = listener.accept();
        session.setMessageReceiverListener(centre);
        Thread.startVirtualThread(() -> bind(session));
      }
    }
  }

  private static void bind(SMPPServerSession session) {
    try {
      var bind = session.waitForBind(BIND_MILLIS);
      if (bind.getSystemId().equals("um") && bind.getPassword().equals("umpw")) {
        bind.accept("centre");
        System.out.println("bound");
      } else {
        bind.reject(SMPPConstant.STAT_ESME_RINVPASWD);
      }
    } catch (TimeoutException | IOException | PDUStringException | IllegalStateException failed) {
      session.close();
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm text, SMPPServerSession source)
      throws ProcessRequestException {
    if (text.getDestAddress().endsWith("00")) {
      throw new ProcessRequestException("no such number", SMPPConstant.STAT_ESME_RINVDSTADR);
    }
    if (text.getDestAddress().endsWith("99")) {
      throw new ProcessRequestException("too much", SMPPConstant.STAT_ESME_RTHROTTLED);
    }
    var body = text.getShortMessage();
    boolean headed = (text.getEsmClass() & WITH_HEADER) != 0;
    var words = headed ? Arrays.copyOfRange(body, 1 + body[0], body.length) : body;
    boolean wide = text.getDataCoding() == UCS2;
    var charset = wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
    var line = new String(words, charset).getBytes(StandardCharsets.UTF_8);
    System.out.printf(
        "text %s %s %s%s %s%n",
        text.getSourceAddr(),
        text.getDestAddress(),
        wide ? "ucs2" : "gsm",
        headed ? body[body[0]] + "/" + body[body[0] - 1] : "",
        Base64.getEncoder().encodeToString(line));
    return new SubmitSmResult(id(), new OptionalParameter[0]);
  }

  private MessageId id() throws ProcessRequestException {
    try {
      return new MessageId(Integer.toHexString(ids.incrementAndGet()));
    } catch (PDUStringException tooMany) {
      throw new ProcessRequestException("no more ids", SMPPConstant.STAT_ESME_RSYSERR);
    }
  }

  private static ProcessRequestException unknown() {
    return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti texts, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm text, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
      throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession source) throws ProcessRequestException {
    throw unknown();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
    throw unknown();
  }

  /// Listens where nobody outside reaches it.
  private record Loopback(boolean tls) implements ServerConnectionFactory {
    @Override
    public ServerConnection listen(int port) throws IOException {
      var factory = tls ? SSLServerSocketFactory.getDefault() : ServerSocketFactory.getDefault();
      return new ServerSocketConnection(
          factory.createServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
      return listen(port);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
      return listen(port);
    }
  }
}
