package org.umbel.notice.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.umbel.domain.call.PhoneNumber;

/// Puts a text into templates. What is put in is not looked at again, so a caller's name that looks
/// like a placeholder is told as it is.
record Placeholders(PhoneNumber number, String sender, String text) {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(number|sender|text)}");

  String intoUrl(String template) {
    return into(template, value -> URLEncoder.encode(value, UTF_8).replace("+", "%20"));
  }

  String intoBody(String template, String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return into(template, Placeholders::json);
    }
    return type.contains("urlencoded")
        ? into(template, value -> URLEncoder.encode(value, UTF_8))
        : into(template, type.contains("xml") ? Placeholders::xml : value -> value);
  }

  private String into(String template, UnaryOperator<String> encoding) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(encoding.apply(value(place.group(1)))));
  }

  private String value(String name) {
    return switch (name) {
      case "number" -> number.digits();
      case "sender" -> sender;
      default -> text;
    };
  }

  /// What may stand between quotes (RFC 8259 §7).
  private static String json(String value) {
    var quoted = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return quoted.toString();
  }

  private static String xml(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
