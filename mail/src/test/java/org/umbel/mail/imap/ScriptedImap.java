package org.umbel.mail.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.mail.MailServer;
import org.umbel.mail.Tls;

/// A small IMAP server (RFC 3501) that answers as it is told, well or badly. Each command has an
/// answer, lines with `TAG` in the place of the tag; a command without one is answered with OK.
final class ScriptedImap implements AutoCloseable {
  /// Answers nothing and leaves the connection open.
  static final String HANGS = "hangs";

  /// Closes the connection after the answer's other lines.
  static final String CLOSES = "closes";

  private final ServerSocket socket;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final AtomicInteger most = new AtomicInteger();

  private ScriptedImap(ServerSocket socket) {
    this.socket = socket;
    answer("greeting", "* OK ready");
    answer("CAPABILITY", "* CAPABILITY IMAP4rev1 NAMESPACE UIDPLUS LOGIN-REFERRALS", "TAG OK");
    folder(1, 0);
  }

  static ScriptedImap start() throws IOException {
    var server = new ScriptedImap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  MailServer server() {
    return new MailServer("127.0.0.1", socket.getLocalPort(), Tls.NONE);
  }

  /// What a command gets from now on; `greeting` is the answer to a new connection.
  ScriptedImap answer(String command, String... lines) {
    answers.put(command, String.join("\r\n", lines));
    return this;
  }

  /// An inbox that holds so many mails.
  ScriptedImap folder(int validity, int mails) {
    var lines =
        List.of(
            "* FLAGS (\\Seen \\Deleted)",
            "* " + mails + " EXISTS",
            "* 0 RECENT",
            "* OK [UIDVALIDITY " + validity + "]",
            "* OK [UIDNEXT " + (mails + 1) + "]",
            "TAG OK [READ-WRITE] done");
    answer("SELECT", lines.toArray(String[]::new));
    answer("EXAMINE", lines.toArray(String[]::new));
    return this;
  }

  /// Closes all connections there are, as a server does that has had enough of them.
  void endAll() {
    for (var connection : open) {
      try {
        connection.close();
      } catch (IOException _) {
        // it is as good as closed
      }
    }
  }

  List<String> commands() {
    return List.copyOf(commands);
  }

  /// The largest number of connections there were at once.
  int mostAtOnce() {
    return most.get();
  }

  private void accept() {
    try {
      while (true) {
        var connection = socket.accept();
        open.add(connection);
        most.accumulateAndGet((int) open.stream().filter(s -> !s.isClosed()).count(), Math::max);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket connection) {
    try (connection;
        var in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      var goes = said(connection, "greeting", "*");
      while (goes) {
        var line = in.readLine();
        if (line == null) {
          return;
        }
        commands.add(line);
        var words = line.split(" ", 3);
        var name = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
        goes = said(connection, name, words[0]) && !name.equals("LOGOUT");
      }
    } catch (IOException gone) {
      return;
    }
  }

  /// @return whether the connection goes on
  private boolean said(Socket connection, String command, String tag) throws IOException {
    for (var line : answers.getOrDefault(command, "TAG OK").split("\r\n", -1)) {
      if (line.equals(CLOSES)) {
        return false;
      }
      if (!line.equals(HANGS)) {
        var octets = (line.replace("TAG", tag) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        connection.getOutputStream().write(octets);
      }
    }
    connection.getOutputStream().flush();
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (var connection : open) {
      connection.close();
    }
  }
}
