package org.umbel.testkit.part;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;

/// A phone of another well-known open make, which takes lamps nobody asked for.
public final class Linphone implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Pattern LAMP =
      Pattern.compile(
          "Messages-Waiting: *(yes|no)(?:[^$]{0,200}?Voice-Message: *(\\d+/\\d+))?",
          Pattern.DOTALL);

  private final Part part;

  private Linphone(Part part) {
    this.part = part;
  }

  /// Starts a phone.
  ///
  /// @param settings further settings of its script, such as `ANSWER`, `TRANSPORT`
  public static Linphone start(
      String number, String password, InetSocketAddress proxy, Map<String, String> settings) {
    var all = new LinkedHashMap<>(settings);
    all.put("PHONE", number);
    all.put("PASSWORD", password);
    all.put("PROXY", proxy.getAddress().getHostAddress() + ":" + proxy.getPort());
    return new Linphone(Part.start("linphone", all));
  }

  /// Waits until the registrar has taken it.
  public void awaitRegistered() {
    Await.until("registered", PATIENCE, () -> trace().contains("RegistrationOk"));
  }

  /// Types a line, such as `call sip:5000@127.0.0.1:5060`, `answer`, `terminate`, or keys.
  public void type(String line) {
    try {
      Files.writeString(
          part.folder().resolve("in"),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.WRITE);
    } catch (IOException failure) {
      throw new PartFailed("the phone does not take \"" + line + "\"", failure);
    }
  }

  /// Waits until it has printed this.
  public void awaitPrinted(String text) {
    Await.until(text, PATIENCE, () -> printed().contains(text));
  }

  /// What its lamp showed last: `yes 1/0` for one new and no old message, `no` for dark; empty
  /// before the first notice.
  public String lamp() {
    var notice = LAMP.matcher(trace());
    String last = "";
    while (notice.find()) {
      last = notice.group(1) + (notice.group(2) == null ? "" : " " + notice.group(2));
    }
    return last;
  }

  public String printed() {
    return part.log("linphone.out");
  }

  /// Every SIP message it sent and took, among much else.
  public String trace() {
    return part.log("trace.log");
  }

  /// What it has heard, at the rate of the codec that was spoken.
  public Path heardFile() {
    return part.folder().resolve("heard.wav");
  }

  public Part part() {
    return part;
  }

  @Override
  public void close() {
    part.close();
  }
}
