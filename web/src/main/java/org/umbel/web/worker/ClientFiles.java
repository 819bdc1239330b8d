package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.umbel.web.answer.KeptFile;
import org.umbel.web.answer.Problem;

/// Styles, scripts, icons and sounds of the client, and the administrator's own from a folder: help
/// pages, sounds and icons (WC-3, WC-5).
public final class ClientFiles implements HttpService {
  private static final String CLIENT = "/worker/";
  private static final String OWN = CLIENT + "files/";
  private static final String CHIME = "/worker/chime.wav";
  static final List<String> SCRIPTS =
      List.of(
          "worker",
          "agent",
          "link",
          "screen",
          "views",
          "offers",
          "calls",
          "states",
          "attention",
          "alerts");
  private static final List<String> ICONS =
      List.of("ready", "partready", "notready", "dnd", "logout", "oos");
  private static final long LARGEST = 8_000_000; // bytes
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"));

  private final Path folder;

  ClientFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public void routing(HttpRules rules) {
    ours(rules, "client.css", "text/css; charset=utf-8");
    for (var script : SCRIPTS) {
      ours(rules, script + ".js", "text/javascript; charset=utf-8");
    }
    for (var icon : ICONS) {
      ours(rules, icon + ".svg", "image/svg+xml");
    }
    rules.get(CHIME, new KeptFile("audio/wav", Chime.wav())).get(OWN + "{+path}", this::own);
  }

  /// Where a browser finds what an option names: an address stays, a file's name is looked for in
  /// the folder, with or without a slash before it, `default` is a sound of ours.
  public static String address(String option) {
    if (option.equals("default")) {
      return CHIME;
    }
    return option.matches("(?i)https?://.*") || option.startsWith(CLIENT)
        ? option
        : OWN + option.replaceFirst("^\\.?/+", "");
  }

  /// Where a browser finds an icon: one of ours by its word, any other as [#address].
  static String icon(String name) {
    return ICONS.contains(name) || name.isEmpty() ? ourIcon(name) : address(name);
  }

  private static String ourIcon(String word) {
    return word.isEmpty() ? "" : "/worker/" + word + ".svg";
  }

  private static void ours(HttpRules rules, String file, String type) {
    rules.get("/worker/" + file, new KeptFile(type, ScreenTexts.content(file)));
  }

  private static void send(String type, byte[] content, ServerResponse response) {
    response.header("Content-Type", type);
    response.header("Cache-Control", "public, max-age=3600");
    response.send(content);
  }

  private void own(ServerRequest request, ServerResponse response) throws IOException {
    var name = request.path().pathParameters().get("path");
    var file = file(name);
    var type = type(name);
    if (file.isEmpty() || type.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "There is no such file.").send(response);
      return;
    }
    send(type.get(), Files.readAllBytes(file.get()), response);
  }

  private Optional<Path> file(String name) {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._/-]{0,200}") || name.contains("..")) {
      return Optional.empty();
    }
    var file = folder.resolve(name).normalize();
    try {
      var real = Files.isRegularFile(file) && Files.size(file) <= LARGEST;
      return real && file.toRealPath().startsWith(folder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Optional<String> type(String name) {
    var dot = name.lastIndexOf('.');
    return Optional.ofNullable(TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }
}
