package org.umbel.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A password, or where it is kept: `${file:/path}` for a file's content without the last line
/// break, `${env:NAME}` for a variable of the environment.
record SecretFormat() implements Format<Secret> {
  private static final Pattern KEPT = Pattern.compile("\\$\\{(file|env):([^}]+)}");
  private static final int LONGEST = 4_096;

  @Override
  public Optional<Secret> read(Node node, String path, Mistakes mistakes) {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      mistakes.add(node, path, "no password", allowed());
      return Optional.empty();
    }
    var kept = KEPT.matcher(scalar.getValue());
    if (!kept.matches()) {
      return Optional.of(new Secret(scalar.getValue()));
    }
    var name = kept.group(2);
    var text = kept.group(1).equals("env") ? variable(name) : content(name);
    if (text.isEmpty()) {
      var what = kept.group(1).equals("env") ? "environment variable " : "readable file ";
      mistakes.add(node, path, "no " + what + name, allowed());
    }
    return text.map(Secret::new);
  }

  /// Whether a text tells where a secret is kept rather than the secret.
  static boolean kept(String text) {
    return KEPT.matcher(text).matches();
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }

  private static Optional<String> content(String name) {
    try {
      var file = Path.of(name);
      if (Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file).stripTrailing()).filter(text -> !text.isBlank());
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public String allowed() {
    return "a password, ${file:PATH} or ${env:NAME}";
  }

  @Override
  public boolean secret() {
    return true;
  }

  @Override
  public String show(Secret value) {
    return "***";
  }
}
