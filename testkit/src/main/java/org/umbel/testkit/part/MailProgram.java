package org.umbel.testkit.part;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;

/// A person's mail program looking into their inbox: as much IMAP (RFC 9051) as that takes.
public final class MailProgram implements AutoCloseable {
  private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private int tag;

  private MailProgram(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  static MailProgram open(int port, String user, String password) {
    try {
      var program = new MailProgram(new Socket(InetAddress.getLoopbackAddress(), port));
      program.line();
      program.command("LOGIN " + user + " " + password);
      program.command("SELECT INBOX");
      return program;
    } catch (IOException failure) {
      throw new PartFailed("cannot open the mailbox of " + user, failure);
    }
  }

  /// How many messages are in the inbox.
  public int count() {
    command("NOOP");
    var found = EXISTS.matcher(command("SELECT INBOX"));
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /// How many messages are in another folder.
  public int countIn(String folder) {
    var found =
        Pattern.compile("MESSAGES (\\d+)").matcher(command("STATUS \"" + folder + "\" (MESSAGES)"));
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /// How many of them are unread.
  public int unread() {
    String answer = command("SEARCH UNSEEN");
    var numbers = Pattern.compile("\\* SEARCH((?: \\d+)*)").matcher(answer);
    return numbers.find() ? (int) numbers.group(1).chars().filter(c -> c == ' ').count() : 0;
  }

  /// Waits for so many messages.
  public void awaitCount(int messages, Duration limit) {
    Await.until(messages + " messages", limit, this::count, seen -> seen == messages);
  }

  /// A whole message, counted from 1; leaves it unread.
  public Mail message(int number) {
    String answer = command("FETCH " + number + " BODY.PEEK[]");
    int start = answer.indexOf('\n') + 1;
    var size = Pattern.compile("\\{(\\d+)}").matcher(answer);
    if (!size.find()) {
      throw new PartFailed("no message " + number + ":\n" + answer);
    }
    return Mail.parse(answer.substring(start, start + Integer.parseInt(size.group(1))));
  }

  public void makeFolder(String name) {
    command("CREATE " + name);
  }

  /// Puts a mail into a folder, unread.
  ///
  /// @param mail header and body in ASCII, lines ended by a line feed
  public void put(String folder, String mail) {
    String text = mail.replace("\n", "\r\n");
    command("APPEND " + folder + " {" + text.length() + "+}\r\n" + text);
  }

  /// Marks a message as read, as opening it does.
  public void markRead(int number) {
    command("STORE " + number + " +FLAGS (\\Seen)");
  }

  public void markUnread(int number) {
    command("STORE " + number + " -FLAGS (\\Seen)");
  }

  /// Deletes a message for good.
  public void delete(int number) {
    command("STORE " + number + " +FLAGS (\\Deleted)");
    command("EXPUNGE");
  }

  /// Sends a command and takes the answer up to its tagged line; every byte is one character.
  private String command(String words) {
    String mark = "t" + ++tag + " ";
    try {
      out.write((mark + words + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var answer = new StringBuilder();
      while (true) {
        String line = line();
        if (line.startsWith(mark)) {
          if (!line.startsWith(mark + "OK")) {
            throw new PartFailed(words + ": " + line);
          }
          return answer.toString();
        }
        answer.append(line).append('\n');
        var literal = LITERAL.matcher(line);
        if (literal.find()) {
          byte[] octets = in.readNBytes(Integer.parseInt(literal.group(1)));
          answer.append(new String(octets, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException failure) {
      throw new PartFailed("the mail store did not answer " + words, failure);
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
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
  public void close() {
    try (socket) {
      command("LOGOUT");
    } catch (IOException failure) {
      throw new PartFailed("cannot leave the mail store", failure);
    }
  }
}
