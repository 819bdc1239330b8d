package org.umbel.testkit.part;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail as a mail program shows it: header fields and the parts of its body.
///
/// @param header the lines of the header, unfolded
/// @param body everything behind it, one character for each byte
public record Mail(String header, String body) {

  static Mail parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String header = end < 0 ? text : text.substring(0, end);
    return new Mail(header.replaceAll("\r\n[ \t]+", " "), end < 0 ? "" : text.substring(end + 4));
  }

  /// A header field, encoded words decoded (RFC 2047); empty when the mail has none of this name.
  public Optional<String> field(String name) {
    return header
        .lines()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> decoded(line.substring(name.length() + 1).strip()))
        .findFirst();
  }

  /// The content of the first part of this type, such as `audio/`; its transfer encoding undone.
  public Optional<byte[]> part(String type) {
    String[] parts = body.split(Pattern.quote("--" + boundary()), -1);
    for (String part : parts) {
      var candidate = parse(part.startsWith("\r\n") ? part.substring(2) : part);
      String found = candidate.field("Content-Type").orElse("").toLowerCase(Locale.ROOT);
      if (found.startsWith("multipart/")) {
        return candidate.part(type);
      }
      if (found.startsWith(type)) {
        return Optional.of(candidate.content());
      }
    }
    return Optional.empty();
  }

  private byte[] content() {
    return field("Content-Transfer-Encoding").orElse("").equalsIgnoreCase("base64")
        ? Base64.getMimeDecoder().decode(body)
        : body.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String boundary() {
    var found = Pattern.compile("boundary=\"?([^\";\\s]+)").matcher(header);
    return found.find() ? found.group(1) : "there is none";
  }

  private static String decoded(String value) {
    return Pattern.compile("=\\?([^?]+)\\?([BbQq])\\?([^?]*)\\?=(?:\\s+(?==\\?))?")
        .matcher(value)
        .replaceAll(
            word -> Matcher.quoteReplacement(word(word.group(1), word.group(2), word.group(3))));
  }

  private static String word(String charset, String encoding, String text) {
    byte[] octets =
        encoding.equalsIgnoreCase("B")
            ? Base64.getDecoder().decode(text)
            : quoted(text).getBytes(StandardCharsets.ISO_8859_1);
    return new String(octets, Charset.forName(charset));
  }

  private static String quoted(String text) {
    return Pattern.compile("=([0-9A-Fa-f]{2})")
        .matcher(text.replace('_', ' '))
        .replaceAll(hex ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(hex.group(1), 16))));
  }
}
