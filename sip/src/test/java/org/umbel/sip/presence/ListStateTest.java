package org.umbel.sip.presence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.sip.presence.ListState.Active;
import org.umbel.sip.presence.ListState.Member;
import org.umbel.sip.presence.ListState.Pending;
import org.umbel.sip.presence.ListState.Terminated;

/// RFC 4662 §5.
class ListStateTest {
  private static final PresenceDocument DOCUMENT =
      new PresenceDocument("sip:anna@b", List.of(), List.of(), List.of("here"));

  @Test
  void metadataComesFirstAndNamesThePartsOfThoseWhoAreActive() {
    var state =
        new ListState(
            "sip:team@b",
            3,
            true,
            List.of(
                new Member("sip:ben@b", Optional.empty(), new Terminated("noresource")),
                new Member("sip:anna@b", Optional.of("Anna & Co"), new Active(DOCUMENT)),
                new Member("sip:cem@b", Optional.empty(), new Pending())));
    var parts = new String(state.write(), UTF_8).split("--umbel-list-state(--)?\r\n");
    assertThat(parts).hasSize(3);
    assertThat(parts[1])
        .contains("Content-ID: <list@umbel>")
        .contains("uri=\"sip:team@b\" version=\"3\" fullState=\"true\"")
        .contains(
            "<resource uri=\"sip:ben@b\"><instance id=\"1\" state=\"terminated\""
                + " reason=\"noresource\"/>")
        .contains("<name>Anna &amp; Co</name><instance id=\"1\" state=\"active\" cid=\"1@umbel\"/>")
        .contains("<instance id=\"1\" state=\"pending\"/>");
    assertThat(parts[2]).contains("Content-ID: <1@umbel>").contains("<note>here</note>");
  }

  @Test
  void theTypeNamesTheFirstPartAndTheBoundary() {
    assertThat(ListState.TYPE)
        .hasToString(
            "multipart/related;type=\"application/rlmi+xml\";start=\"<list@umbel>\""
                + ";boundary=umbel-list-state");
  }
}
