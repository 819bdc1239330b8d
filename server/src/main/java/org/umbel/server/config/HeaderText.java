package org.umbel.server.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.umbel.telephony.line.LineHeader;

/// A header of a line's own as the file has it: `Name: value`.
final class HeaderText {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9!%*_+`'~.-]{1,64}) *: *([^\\p{Cntrl}]{1,500})");

  /// What the protocol needs, or what the server says of each call, is not for the configuration.
  private static final Set<String> RESERVED =
      Set.of(
          "via",
          "v",
          "from",
          "f",
          "to",
          "t",
          "call-id",
          "i",
          "cseq",
          "contact",
          "m",
          "route",
          "record-route",
          "max-forwards",
          "content-length",
          "l",
          "content-type",
          "c",
          "content-encoding",
          "e",
          "content-disposition",
          "require",
          "proxy-require",
          "supported",
          "k",
          "allow",
          "authorization",
          "proxy-authorization",
          "session-expires",
          "x",
          "min-se",
          "rack",
          "rseq",
          "event",
          "o",
          "subscription-state",
          "expires",
          "refer-to",
          "r",
          "referred-by",
          "b",
          "replaces",
          "diversion",
          "history-info");

  private HeaderText() {}

  static Optional<LineHeader> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches() && !RESERVED.contains(match.group(1).toLowerCase(Locale.ROOT))
        ? Optional.of(new LineHeader(match.group(1), match.group(2).strip()))
        : Optional.empty();
  }

  static String show(LineHeader header) {
    return header.name() + ": " + header.value();
  }
}
