package org.umbel.bench.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;
import org.umbel.mail.MessageHeaders;

/// What opening a mailbox costs at the least: the commands of IMAP (RFC 3501) that it takes, by a
/// bare socket, answers not understood beyond what the next command needs.
final class BareClient implements AutoCloseable {
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");
  private static final String HEADERS =
      String.join(
          " ",
          MessageHeaders.MESSAGE,
          MessageHeaders.SEAL,
          MessageHeaders.RECEIVED,
          MessageHeaders.DURATION,
          MessageHeaders.CALLER_NUMBER,
          MessageHeaders.CALLER_NAME);

  private final Socket socket;
  private final InputStream in;
  private int tag;

  private BareClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /// Logs in, finds the voice messages and reads the newest one.
  static void open(int port, String user) {
    try (var client = new BareClient(port)) {
      client.line();
      client.ask("LOGIN " + user + " " + MailStore.PASSWORD);
      client.ask("SELECT INBOX");
      var found = client.ask("SEARCH HEADER " + MessageHeaders.MESSAGE + " \"\"");
      var numbers = found.strip().replaceFirst("^\\* SEARCH ", "").replace(' ', ',');
      client.ask(
          "FETCH " + numbers + " (UID ENVELOPE FLAGS BODY.PEEK[HEADER.FIELDS (" + HEADERS + ")])");
      var newest = numbers.substring(numbers.lastIndexOf(',') + 1);
      client.ask("FETCH " + newest + " (BODYSTRUCTURE)");
      client.ask("FETCH " + newest + " (BODY.PEEK[2])");
      client.ask("LOGOUT");
    } catch (IOException failure) {
      throw new CannotMeasure("the mail store does not answer a bare client", failure);
    }
  }

  /// Has the store index a mailbox that was filled behind its back, and look at it once more, after
  /// which it knows that it knows it.
  static void index(int port, String user) {
    try (var client = new BareClient(port)) {
      client.line();
      client.ask("LOGIN " + user + " " + MailStore.PASSWORD);
      client.ask("SELECT INBOX");
      client.ask("SEARCH HEADER " + MessageHeaders.MESSAGE + " \"\"");
      client.ask("SELECT INBOX");
      client.ask("LOGOUT");
    } catch (IOException failure) {
      throw new CannotMeasure("the mail store does not answer a bare client", failure);
    }
  }

  /// @return the untagged lines, without literals
  private String ask(String words) throws IOException {
    var mark = "t" + ++tag + " ";
    socket.getOutputStream().write((mark + words + "\r\n").getBytes(StandardCharsets.US_ASCII));
    var answer = new StringBuilder();
    for (var line = line(); !line.startsWith(mark); line = line()) {
      answer.append(line).append('\n');
      var literal = LITERAL.matcher(line);
      if (literal.find()) {
        in.skipNBytes(Integer.parseInt(literal.group(1)));
      }
    }
    return answer.toString();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("closed after \"" + line + "\"");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
