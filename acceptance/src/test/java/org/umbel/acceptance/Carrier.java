package org.umbel.acceptance;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.Part;

/// A carrier: SIPp as a gateway, and what it was told in the INVITEs it got.
record Carrier(Part gateway) implements AutoCloseable {
  private static final Pattern INVITE =
      Pattern.compile("(?ms)^INVITE sip:.*?(?=^\\r?$|\\r?\\n\\r?\\n)");

  /// One that takes every call.
  static Carrier taking() {
    return new Carrier(Part.start("gateway", Map.of()));
  }

  /// One that takes none.
  static Carrier refusing(int status) {
    return new Carrier(Part.start("gateway", Map.of("STATUS", Integer.toString(status))));
  }

  String address() {
    return "127.0.0.1:" + gateway.ports().at(0);
  }

  /// The header parts of the INVITEs, each once though it was repeated.
  List<String> invites() {
    return INVITE
        .matcher(gateway.log("messages").replace("\r", ""))
        .results()
        .map(found -> found.group())
        .distinct()
        .toList();
  }

  /// The last INVITE, when there are so many.
  String invite(int count) {
    Await.until("INVITE " + count, Calling.PATIENCE, () -> invites().size() >= count);
    return invites().get(count - 1);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
