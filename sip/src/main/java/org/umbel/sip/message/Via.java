package org.umbel.sip.message;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// One station on a request's way, RFC 3261 §20.42: `SIP/2.0/UDP host:port;branch=z9hG4bK…`.
public final class Via {
  /// What the branch of everybody who follows RFC 3261 §8.1.1.7 begins with.
  public static final String COOKIE = "z9hG4bK";

  private final String version;
  private final String transport;
  private final HostPort sentBy;
  private final Parameters parameters;

  private Via(String version, String transport, HostPort sentBy, Parameters parameters) {
    this.version = version;
    this.transport = transport;
    this.sentBy = sentBy;
    this.parameters = parameters;
  }

  /// A Via of our own.
  ///
  /// @param transport such as `UDP`
  /// @param sentBy host, or host and port, where responses are to go
  /// @param branch with {@link #COOKIE}
  public static Via of(String transport, String sentBy, String branch) {
    var parameters = Parameters.NONE.with("branch", branch);
    return new Via("2.0", transport.toUpperCase(Locale.ROOT), HostPort.parse(sentBy), parameters);
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it breaks the grammar
  public static Via parse(String text) {
    var cursor = new TextCursor("Via", text);
    if (!cursor.take("SIP")) throw cursor.malformed("without SIP/2.0");
    cursor.expect('/', "without a version");
    var version = cursor.token("without a version");
    cursor.expect('/', "without a transport");
    var transport = cursor.token("without a transport").toUpperCase(Locale.ROOT);
    cursor.skipSpace();
    var sentBy = HostPort.parseSentBy(cursor);
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new Via(version, transport, sentBy, parameters);
  }

  /// The transport in upper case, such as `UDP`.
  public String transport() {
    return transport;
  }

  /// The host responses are to be sent to.
  public String host() {
    return sentBy.host();
  }

  /// The port, when the Via names one.
  public OptionalInt port() {
    return sentBy.port();
  }

  /// Host and port as they are written.
  public String sentBy() {
    var text = new StringBuilder();
    sentBy.write(text);
    return text.toString();
  }

  /// The transaction's name; empty for an element older than RFC 3261.
  public Optional<String> branch() {
    return parameters.value("branch");
  }

  /// Whether the branch is unique enough to name the transaction alone, RFC 3261 §17.2.3: the
  /// cookie and something behind it.
  public boolean hasMagicBranch() {
    var branch = parameters.value("branch").orElse("");
    return branch.length() > COOKIE.length()
        && branch.regionMatches(true, 0, COOKIE, 0, COOKIE.length());
  }

  /// Whether the client wants responses at the port it sent from, RFC 3581.
  public boolean wantsRport() {
    return parameters.has("rport");
  }

  /// The port the request came from as its receiver saw it, RFC 3581.
  public OptionalInt rport() {
    long port = Numbers.of(parameters.value("rport").orElse(""));
    return port >= 1 && port <= 65_535 ? OptionalInt.of((int) port) : OptionalInt.empty();
  }

  /// The address the request came from as its receiver saw it.
  public Optional<String> received() {
    return parameters.value("received");
  }

  public Optional<String> maddr() {
    return parameters.value("maddr");
  }

  public Optional<String> parameter(String name) {
    return parameters.value(name);
  }

  /// The same Via with this parameter set.
  ///
  /// @param value empty text for a parameter without a value
  public Via with(String name, String value) {
    return new Via(version, transport, sentBy, parameters.with(name, value));
  }

  public Via withBranch(String branch) {
    return with("branch", branch);
  }

  public Via withReceived(String address) {
    return with("received", address);
  }

  public Via withRport(int port) {
    return with("rport", Integer.toString(port));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Via that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return sentBy.hashCode();
  }

  @Override
  public String toString() {
    var text = new StringBuilder(64).append("SIP/").append(version).append('/');
    text.append(transport).append(' ');
    sentBy.write(text);
    parameters.write(text);
    return text.toString();
  }
}
