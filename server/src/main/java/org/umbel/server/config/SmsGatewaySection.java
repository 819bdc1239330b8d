package org.umbel.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The section `sms.http`.
final class SmsGatewaySection {
  private static final Setting<Secret> URL =
      Setting.required(
          "url",
          new SecretFormat(),
          "The http or https address, in which `${number}`, `${text}` and `${sender}` stand for"
              + " those of the text. Since it often has a password in it, it may be kept elsewhere"
              + " as secrets are, and is never shown.",
          "MW-3");
  private static final Setting<Optional<String>> BODY =
      Setting.optional(
          "body",
          Formats.text("a text"),
          "none, the request is a GET",
          "What is posted, with the same places.",
          "MW-3");
  private static final Setting<String> CONTENT_TYPE =
      Setting.of(
          "content-type",
          Formats.scalar(
              "a media type",
              text -> text.matches("[!-~ ]{3,100}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "application/x-www-form-urlencoded",
          "Of the body. The values in it are encoded as a form, JSON or XML needs it.",
          "MW-3");
  private static final Setting<List<Secret>> HEADERS =
      Setting.of(
          "headers",
          new ListFormat<>(new SecretFormat(), header -> header.text().split(":", 2)[0], 0),
          List.of(),
          "Further headers, each as NAME: VALUE; they are never shown.",
          "MW-3");
  private static final Setting<Optional<Pattern>> SUCCESS =
      Setting.optional(
          "success",
          Formats.scalar("a regular expression", SmsGatewaySection::pattern, Pattern::pattern),
          "any; a status 2xx alone is success",
          "What the answer must have somewhere besides a status 2xx.",
          "MW-3");
  private static final Setting<Duration> PATIENCE =
      Setting.of(
          "patience",
          Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
          Duration.ofSeconds(10),
          "How long the gateway may take.",
          "MW-3");

  static final Section<SmsSettings.Gateway> SECTION =
      new Section<>(
          "A gateway that takes each text with an HTTP request. The statuses 400 and 422 refuse a"
              + " text for good; after any other failure it is tried again.",
          List.of(URL, BODY, CONTENT_TYPE, HEADERS, SUCCESS, PATIENCE),
          values ->
              new SmsSettings.Gateway(
                  values.of(URL),
                  values.of(BODY),
                  values.of(CONTENT_TYPE),
                  values.of(HEADERS),
                  values.of(SUCCESS),
                  values.of(PATIENCE)),
          SmsGatewaySection::check);

  private SmsGatewaySection() {}

  private static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException wrong) {
      return Optional.empty();
    }
  }

  private static void check(SmsSettings.Gateway made, Section.Report report) {
    if (!isAddress(made.url().text().replaceAll("\\$\\{(number|text|sender)}", "0"))) {
      report.wrong(URL, "something else", "an http or https address");
    }
    for (var header : made.headers()) {
      if (!header.text().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\\t -~]*")) {
        report.wrong(HEADERS, "a header that is none", "NAME: VALUE");
      }
    }
  }

  private static boolean isAddress(String text) {
    try {
      var uri = URI.create(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
