package org.umbel.acceptance;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;

/// SIPp as user agents of presence: one that watches and one that publishes.
final class Watcher {
  /// As the notifications name the transaction, so that each is answered.
  private static final String NOTIFY =
      """
      <recv request="NOTIFY" timeout="30000">
        <action>
          <ereg regexp="%s" search_in="msg" check_it="true" assign_to="1"/>
        </action>
      </recv>
      <send>
        <![CDATA[

          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:]
          [last_Call-ID:]
          [last_CSeq:]
          Content-Length: 0

        ]]>
      </send>
      """;

  private Watcher() {}

  /// Watches and wants to be told exactly these, one after the other.
  ///
  /// @param told regular expressions in which `"`, `<` and `>` are written `.`
  static Sipp watching(PortBlock ports, String domain, String user, String... told) {
    return Scenarios.named("watch.xml", ports)
        .with("domain", domain)
        .with("user", user)
        .with("password", "phone-" + user)
        .with("notifies", Stream.of(told).map(NOTIFY::formatted).collect(joining()));
  }

  /// Publishes a meeting, then a vacation, shows a tag that nobody gave, then takes all back.
  ///
  /// @param stale what the server answers to such a tag
  static Sipp publishing(PortBlock ports, String domain, String user, String password, int stale) {
    return Scenarios.named("publish.xml", ports)
        .with("domain", domain)
        .with("user", user)
        .with("password", password)
        .with("stale", Integer.toString(stale))
        .with("pause", "1500");
  }
}
