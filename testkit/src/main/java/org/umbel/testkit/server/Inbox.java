package org.umbel.testkit.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.PartFailed;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// A person's messages over the programming interface, as a program of theirs would see them.
public final class Inbox {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Pattern MESSAGE = Pattern.compile("\\{\"id\":.*?\"audio\":\"[^\"]*\"\\}");

  private final String base;
  private final String login;

  Inbox(InetSocketAddress web, String extension, String pin) {
    this.base = "http://127.0.0.1:" + web.getPort() + "/api/v1/mailbox/messages";
    this.login =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((extension + ":" + pin).getBytes(StandardCharsets.UTF_8));
  }

  /// One message, as far as tests look.
  ///
  /// @param caller the calling number, empty when hidden
  public record Entry(String id, String caller, Duration duration, boolean heard) {}

  /// The messages, newest first.
  public List<Entry> list() {
    var body = new String(get(base).body(), StandardCharsets.UTF_8);
    return MESSAGE.matcher(body).results().map(found -> entry(found.group())).toList();
  }

  /// Waits for so many messages.
  public List<Entry> await(int count) {
    return Await.until(count + " messages", PATIENCE, this::list, seen -> seen.size() == count);
  }

  /// Waits for one message and hears it.
  public Sound awaitSound() {
    return sound(await(1).getFirst());
  }

  public Sound sound(Entry entry) {
    return WavFile.parse(get(base + "/" + entry.id() + "/audio").body());
  }

  public void markHeard(Entry entry) {
    send("PATCH", entry, BodyPublishers.ofString("{\"heard\":true}"));
  }

  public void delete(Entry entry) {
    send("DELETE", entry, BodyPublishers.noBody());
  }

  /// The status of asking for the list, 200 when the login is right.
  public int status() {
    return ask(request(base).build()).statusCode();
  }

  private void send(String method, Entry entry, HttpRequest.BodyPublisher body) {
    var request =
        request(base + "/" + entry.id())
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    checked(request);
  }

  private HttpResponse<byte[]> get(String uri) {
    return checked(request(uri).build());
  }

  private HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", login).timeout(PATIENCE);
  }

  private static HttpResponse<byte[]> checked(HttpRequest request) {
    var response = ask(request);
    if (response.statusCode() / 100 != 2) {
      throw new PartFailed(
          request
              + ": "
              + response.statusCode()
              + "\n"
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response;
  }

  private static HttpResponse<byte[]> ask(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new PartFailed("no answer to " + request, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  private static Entry entry(String json) {
    return new Entry(
        text(json, "\"id\":\"([^\"]*)\""),
        text(json, "\"number\":\"([^\"]*)\""),
        Duration.ofMillis(Long.parseLong(text(json, "\"durationMillis\":(\\d+)"))),
        text(json, "\"heard\":(true|false)").equals("true"));
  }

  private static String text(String json, String pattern) {
    var found = Pattern.compile(pattern).matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
