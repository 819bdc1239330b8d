package org.umbel.mail.imap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.mail.Login;

/// Where a server says that a mailbox is instead (RFC 2221 §4): the URL of RFC 5092, such as
/// `imap://anna;AUTH=*@ms02.example.com/`.
///
/// @param host `HOST` or `HOST:PORT`
/// @param user how to log in there; empty for the same as here
record Referral(String host, Optional<String> user) {
  private static final Pattern URL =
      Pattern.compile(
          "imap://(?:([^;@/]*)(?:;AUTH=[^@/]*)?@)?([A-Za-z0-9.-]+(?::[0-9]{1,5})?)(?:/.*)?",
          Pattern.CASE_INSENSITIVE);

  /// @return empty when it is no such URL
  static Optional<Referral> of(String url) {
    var found = URL.matcher(url.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    var user = Optional.ofNullable(found.group(1)).filter(name -> !name.isEmpty());
    try {
      return Optional.of(new Referral(found.group(2), user.map(Referral::decoded)));
    } catch (IllegalArgumentException badPercent) {
      return Optional.empty();
    }
  }

  private static String decoded(String name) {
    return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  Login login(Login here) {
    return new Login(user.orElse(here.user()), here.credential(), here.onBehalfOf());
  }
}
