package org.umbel.sip.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A sip or sips URI, RFC 3261 §19.1: `sip:user:password@host:port;parameters?headers`.
///
/// Two URIs are equal when they are written alike apart from escapes and the case of the host; the
/// RFC's own comparison, which ignores absent parameters and is therefore no Java equality, is
/// {@link #matches}.
public final class SipUri implements Uri {
  private static final String USER_MARKS = "-_.!~*'()&=+$,;?/";
  // Star codes such as *97# are often sent with their # unescaped; it cannot be misread.
  private static final Characters IN_USER = Characters.alphanumericAnd(USER_MARKS + ":%#");

  private final boolean secure;
  private final String userinfo;
  private final HostPort hostPort;
  private final Parameters parameters;
  private final String headers;

  private SipUri(
      boolean secure, String userinfo, HostPort hostPort, Parameters parameters, String headers) {
    this.secure = secure;
    this.userinfo = userinfo;
    this.hostPort = hostPort;
    this.parameters = parameters;
    this.headers = headers;
  }

  /// `sip:user@host`.
  ///
  /// @param user as it is meant, unescaped; empty for a URI without one
  /// @throws MalformedValue when the host is none
  public static SipUri of(String user, String host) {
    return new SipUri(
        false, Text.escaped(user, USER_MARKS), HostPort.parse(host), Parameters.NONE, "");
  }

  /// Reads a URI that begins with `sip:` or `sips:`.
  ///
  /// @throws MalformedValue when it breaks the grammar of RFC 3261 §25.1
  public static SipUri parse(String text) {
    if (Uri.parse(text) instanceof SipUri uri) return uri;
    throw new MalformedValue("SIP URI", "of another scheme", text);
  }

  /// Reads what follows the scheme.
  static SipUri parse(TextCursor cursor, boolean secure) {
    var userinfo = userinfo(cursor);
    var hostPort = HostPort.parse(cursor);
    var parameters = UriParameters.parse(cursor);
    var headers = UriParameters.headers(cursor);
    if (!cursor.ended()) throw cursor.malformed("with something unexpected after the host");
    return new SipUri(secure, userinfo, hostPort, parameters, headers);
  }

  private static String userinfo(TextCursor cursor) {
    int at = cursor.find('@');
    if (at < 0) return "";
    int start = cursor.position();
    if (at == start) throw cursor.malformed("with an empty user");
    cursor.moveTo(at);
    var userinfo = cursor.from(start);
    for (int i = 0; i < userinfo.length(); i++) {
      char c = userinfo.charAt(i);
      if (c == '%' && !UriParameters.escape(userinfo, i))
        throw cursor.malformed("with an incomplete escape in the user");
      if (!IN_USER.has(c) && c < 128)
        throw cursor.malformed("with a character in the user that must be escaped");
    }
    cursor.moveTo(at + 1);
    return userinfo;
  }

  /// Whether the scheme is sips.
  public boolean secure() {
    return secure;
  }

  /// The user part, unescaped, without a password; empty when there is none.
  public String user() {
    int colon = userinfo.indexOf(':');
    return Text.unescaped(colon < 0 ? userinfo : userinfo.substring(0, colon));
  }

  /// The password, which RFC 3261 §19.1.1 advises nobody to use.
  public Optional<String> password() {
    int colon = userinfo.indexOf(':');
    if (colon < 0) return Optional.empty();
    return Optional.of(Text.unescaped(userinfo.substring(colon + 1)));
  }

  /// A name, an IPv4 address, or an IPv6 address in brackets; as it was written.
  public String host() {
    return hostPort.host();
  }

  /// The port, when the URI names one.
  public OptionalInt port() {
    return hostPort.port();
  }

  /// The URI's own parameters, not those of the header it stands in.
  public Parameters parameters() {
    return parameters;
  }

  /// The value of a URI parameter; empty text when it is there without one.
  public Optional<String> parameter(String name) {
    return parameters.value(name);
  }

  /// The `transport` parameter in upper case, such as `TCP`.
  public Optional<String> transport() {
    return parameters.value("transport").map(name -> name.toUpperCase(Locale.ROOT));
  }

  /// Whether a proxy so named is a loose router, RFC 3261 §16.12.
  public boolean looseRouter() {
    return parameters.has("lr");
  }

  /// A header a request made from this URI would carry, unescaped; the first of that name.
  public Optional<String> header(String name) {
    return UriParameters.header(headers, name);
  }

  public boolean hasHeaders() {
    return !headers.isEmpty();
  }

  /// The same URI for another user.
  ///
  /// @param user as it is meant, unescaped; empty to remove it. A password goes with it.
  public SipUri withUser(String user) {
    return new SipUri(secure, Text.escaped(user, USER_MARKS), hostPort, parameters, headers);
  }

  /// The same URI at another host, the port staying.
  ///
  /// @throws MalformedValue when the host is none
  public SipUri withHost(String host) {
    var changed = HostPort.parse(host).withPort(hostPort.port().orElse(HostPort.NO_PORT));
    return new SipUri(secure, userinfo, changed, parameters, headers);
  }

  public SipUri withPort(int port) {
    return new SipUri(secure, userinfo, hostPort.withPort(port), parameters, headers);
  }

  public SipUri withoutPort() {
    return withPort(HostPort.NO_PORT);
  }

  /// The same URI with this parameter set.
  ///
  /// @param value empty text for a parameter without a value
  public SipUri withParameter(String name, String value) {
    return new SipUri(secure, userinfo, hostPort, parameters.with(name, value), headers);
  }

  public SipUri withoutParameter(String name) {
    return new SipUri(secure, userinfo, hostPort, parameters.without(name), headers);
  }

  public SipUri withoutHeaders() {
    return new SipUri(secure, userinfo, hostPort, parameters, "");
  }

  /// The same URI with one header more.
  ///
  /// @param value as it is meant, unescaped
  public SipUri withHeader(String name, String value) {
    var added = UriParameters.withHeader(headers, name, value);
    return new SipUri(secure, userinfo, hostPort, parameters, added);
  }

  /// Without parameters and headers: who is meant, not how to get there.
  public SipUri bare() {
    return new SipUri(secure, userinfo, hostPort, Parameters.NONE, "");
  }

  /// Whether both mean the same, RFC 3261 §19.1.4.
  public boolean matches(SipUri that) {
    return secure == that.secure
        && user().equals(that.user())
        && password().equals(that.password())
        && hostPort.equals(that.hostPort)
        && UriParameters.match(parameters, that.parameters)
        && UriParameters.headerMap(headers).equals(UriParameters.headerMap(that.headers));
  }

  @Override
  public String scheme() {
    return secure ? "sips" : "sip";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SipUri that
        && secure == that.secure
        && user().equals(that.user())
        && password().equals(that.password())
        && hostPort.equals(that.hostPort)
        && parameters.equals(that.parameters)
        && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return 31 * user().hashCode() + hostPort.hashCode();
  }

  @Override
  public String toString() {
    var text = new StringBuilder(64).append(scheme()).append(':');
    if (!userinfo.isEmpty()) text.append(userinfo).append('@');
    hostPort.write(text);
    UriParameters.write(parameters, text);
    return text.append(headers.isEmpty() ? "" : "?").append(headers).toString();
  }
}
