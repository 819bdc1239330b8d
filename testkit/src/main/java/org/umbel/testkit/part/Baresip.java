package org.umbel.testkit.part;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// A phone of a well-known open make: registers, calls, answers, and subscribes to its lamp.
public final class Baresip implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([A-Z_]+)\"");
  private static final Pattern SEEN = Pattern.compile("([A-Z][a-z]+)\\\\u001B\\[;m \\d+ <sip:");
  private static final Pattern LAMP =
      Pattern.compile(
          "Messages-Waiting: *(yes|no)(?:.*?Voice-Message: *(\\d+/\\d+))?", Pattern.DOTALL);

  private final Part part;
  private final Socket control;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile String answer = ""; // to the last command

  private Baresip(Part part, Socket control) {
    this.part = part;
    this.control = control;
    Thread.ofVirtual().name("baresip-events").start(this::listen);
  }

  /// Starts a phone that answers by itself and says `speech`, from the beginning of each call, then
  /// stays silent for two minutes.
  public static Baresip answering(
      String number, String password, InetSocketAddress proxy, Sound speech) {
    return start(number, password, proxy, speech, Map.of());
  }

  /// Starts a phone.
  ///
  /// @param settings further settings of its script, such as `ANSWER`, `LAMP`, `TRANSPORT`
  public static Baresip start(
      String number,
      String password,
      InetSocketAddress proxy,
      Sound speech,
      Map<String, String> settings) {
    try (var scratch = Scratch.make("microphone")) {
      WavFile.write(speech.then(Sound.silence(Duration.ofMinutes(2))), scratch.file("mic.wav"));
      var all = new LinkedHashMap<>(settings);
      all.put("PHONE", number);
      all.put("PASSWORD", password);
      all.put("PROXY", proxy.getAddress().getHostAddress() + ":" + proxy.getPort());
      all.put("MIC", scratch.file("mic.wav").toString());
      var part = Part.start("baresip", all);
      return new Baresip(part, new Socket(InetAddress.getLoopbackAddress(), part.ports().at(2)));
    } catch (IOException failure) {
      throw new PartFailed("cannot reach the phone's control", failure);
    }
  }

  /// Waits until the registrar has taken it.
  public void awaitRegistered() {
    Await.until("registered", PATIENCE, () -> printed().contains("200 OK"));
  }

  public void dial(String uri) {
    command("dial", uri);
  }

  public void answer() {
    command("accept", "");
  }

  public void hangUp() {
    command("hangup", "");
  }

  /// Asks whom it talks to to call somebody else.
  public void transfer(String uri) {
    command("transfer", uri);
  }

  /// Presses keys one after the other.
  public void press(String keys) {
    command("sndcode", keys);
  }

  /// Waits for an event of this type since the last [#forgetEvents], such as `CALL_INCOMING`,
  /// `CALL_ESTABLISHED`, `CALL_CLOSED`.
  public void awaitEvent(String type) {
    awaitEvent(type, PATIENCE);
  }

  public void awaitEvent(String type, Duration limit) {
    Await.until(type, limit, () -> List.copyOf(events), seen -> seen.contains(type));
  }

  public void forgetEvents() {
    events.clear();
  }

  /// What its lamp showed last: `yes 1/0` for one new and no old message, `no` for dark; empty
  /// before the first notice.
  public String lamp() {
    var notice = LAMP.matcher(printed());
    String last = "";
    while (notice.find()) {
      last = notice.group(1) + (notice.group(2) == null ? "" : " " + notice.group(2));
    }
    return last;
  }

  /// Says of its presence `online` or `offline`; it must be started with `PUBLISH`.
  public void isNow(String presence) {
    command("presence_" + presence, "");
  }

  /// Waits until it shows that whom it watches is `Online`, `Offline` or `Busy`; it must be started
  /// with `WATCH`, and somebody one.
  public void awaitSees(String presence) {
    Await.until("sees " + presence, PATIENCE, this::seen, presence::equals);
  }

  private String seen() {
    command("contacts", "");
    var shown = SEEN.matcher(answer);
    return shown.find() ? shown.group(1) : "";
  }

  /// What it heard in its last call; only what came is in it.
  public Sound heard() {
    return heardFile().map(WavFile::read).orElse(Sound.silence(Duration.ZERO));
  }

  /// The file with it, at the rate of the codec that was spoken; empty before the first call.
  public Optional<Path> heardFile() {
    try (var files = Files.list(part.folder().resolve("heard"))) {
      return files.filter(file -> file.toString().endsWith("-dec.wav")).max(Path::compareTo);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list what the phone heard", failure);
    }
  }

  /// All it has printed.
  public String printed() {
    return part.log("baresip.out");
  }

  public Part part() {
    return part;
  }

  private void command(String name, String parameters) {
    String json = "{\"command\":\"" + name + "\",\"params\":\"" + parameters + "\"}";
    try {
      control
          .getOutputStream()
          .write((json.length() + ":" + json + ",").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException failure) {
      throw new PartFailed("the phone does not take " + json, failure);
    }
  }

  /// Events and answers come as netstrings: the length, a colon, so many bytes, a comma.
  private void listen() {
    try (InputStream in = new BufferedInputStream(control.getInputStream())) {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        int length = 0;
        for (; octet != ':'; octet = in.read()) {
          length = length * 10 + octet - '0';
        }
        var told = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        var type = TYPE.matcher(told);
        if (type.find()) {
          events.add(type.group(1));
        } else if (told.contains("\"response\":true")) {
          answer = told;
        }
        in.skipNBytes(1);
      }
    } catch (IOException closed) {
      events.add("GONE");
    }
  }

  @Override
  public void close() {
    try (part) {
      control.close();
    } catch (IOException failure) {
      throw new PartFailed("cannot leave the phone's control", failure);
    }
  }
}
