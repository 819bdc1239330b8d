package org.umbel.bench.mailbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.umbel.bench.CannotMeasure;
import org.umbel.mail.MessageHeaders;

/// A mail store, Dovecot, with mailboxes of some size, in a folder of its own that goes with it.
/// Belongs to one thread.
final class MailStore implements AutoCloseable {
  static final String PASSWORD = "secret";
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 32_000;
  private static final int BLOCK = 10; // ports it takes

  /// Voice messages in each mailbox, the newest of them the last mail.
  static final int VOICE_MESSAGES = 20;

  private static final int SOUND_BYTES = 24_000; // three seconds

  /// How a store keeps mails.
  enum Form {
    /// Files of many mails each, found by an index.
    MDBOX("mdbox", "FORM", "mdbox"),
    /// A file for each mail, in a folder where nobody but the store puts any.
    OWN_MAILDIR("maildir of its own", "DIRTY", "yes"),
    /// The same, where anybody may put more.
    MAILDIR("maildir", "FORM", "maildir");

    private final String word;
    private final String setting;
    private final String value;

    Form(String word, String setting, String value) {
      this.word = word;
      this.setting = setting;
      this.value = value;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private final Form form;
  private final Path script;
  private final Path folder;
  private final int port;
  private final Thread atExit = new Thread(() -> run("stop", ""), "stop-mail-store");

  private MailStore(Form form, Path script, Path folder, int port) {
    this.form = form;
    this.script = script;
    this.folder = folder;
    this.port = port;
  }

  /// @param users whose mailboxes there are
  /// @throws CannotMeasure when it does not start
  static MailStore start(Form form, List<String> users) {
    var launcher = System.getProperty("umbel.launcher");
    if (launcher == null) {
      throw new CannotMeasure("where the launcher is must be told by -Dumbel.launcher=FILE");
    }
    var script = Path.of(launcher).resolveSibling("testkit/parts/dovecot");
    try {
      var store =
          new MailStore(form, script, Files.createTempDirectory("umbel-bench-mail"), freePort());
      Runtime.getRuntime().addShutdownHook(store.atExit);
      store.run("start", String.join(" ", users));
      return store;
    } catch (IOException failure) {
      throw new CannotMeasure("cannot make a folder for the mail store", failure);
    }
  }

  int port() {
    return port;
  }

  /// Puts mails where the store keeps them, which is quicker than sending them. Most are seen, as
  /// in mailboxes of that size.
  void fill(String user, int mails) {
    var mailbox = folder.resolve("mail").resolve(user);
    var current = mailbox.resolve("Maildir/cur");
    try {
      Files.createDirectories(current);
      Files.createDirectories(current.resolveSibling("new"));
      Files.createDirectories(current.resolveSibling("tmp"));
      for (var number = 1; number <= mails; number++) {
        var voice = number > mails - VOICE_MESSAGES * 3 && number % 3 == mails % 3;
        var seen = voice || number % 20 == 0 ? "" : "S";
        var name = (1_700_000_000 + number) + ".M" + number + "P1.host:2," + seen;
        Files.writeString(current.resolve(name), voice ? voiceMail(number) : mail(number));
      }
      own(mailbox);
      if (form == Form.MDBOX) {
        run("import", user);
      }
    } catch (IOException refused) {
      throw new CannotMeasure("cannot fill the mailbox of " + user, refused);
    }
  }

  private void own(Path mailbox) throws IOException {
    var owner = Files.getOwner(folder.resolve("mail"));
    try (var files = Files.walk(mailbox)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.setOwner(file, owner);
      }
    }
  }

  private static String mail(int number) {
    return """
    From: Ben Carter <ben@example.test>
    To: anna@example.test
    Subject: Lunch number %d?
    Date: Mon, 2 Mar 2026 12:00:00 +0000
    Message-ID: <lunch-%1$d@example.test>

    Soon?
    """
        .formatted(number);
  }

  private static String voiceMail(int number) {
    var sound = Base64.getMimeEncoder().encodeToString(new byte[SOUND_BYTES]);
    return """
    From: "+4930555777" <voice-mail@example.test>
    To: anna@example.test
    Subject: Voice message from +4930555777, 0:03
    Date: Mon, 2 Mar 2026 12:00:00 +0000
    %s: m-%d
    %s: +4930555777
    %s: PT3S
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=next

    --next
    Content-Type: text/plain

    A voice message.
    --next
    Content-Type: audio/wav
    Content-Transfer-Encoding: base64

    %s
    --next--
    """
        .formatted(
            MessageHeaders.MESSAGE,
            number,
            MessageHeaders.CALLER_NUMBER,
            MessageHeaders.DURATION,
            sound.replace("\r\n", "\n"));
  }

  private static int freePort() {
    for (var first = FIRST_PORT; first < LAST_PORT; first += BLOCK) {
      try (var trial = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
        return trial.getLocalPort();
      } catch (IOException _) {
        // somebody else has it
      }
    }
    throw new CannotMeasure("no free port for the mail store");
  }

  private void run(String action, String users) {
    var log = folder.resolve(action + ".out");
    try {
      var builder =
          new ProcessBuilder(script.toString(), action, folder.toString(), Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()));
      builder.environment().put("USERS", users);
      builder.environment().put("QUOTA", "100G");
      builder.environment().put(form.setting, form.value);
      if (builder.start().waitFor() != 0) {
        throw new CannotMeasure("the mail store does not " + action + ": " + Files.readString(log));
      }
    } catch (IOException failure) {
      throw new CannotMeasure("cannot " + action + " the mail store", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    run("stop", "");
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new CannotMeasure("cannot delete " + folder, failure);
    }
  }
}
