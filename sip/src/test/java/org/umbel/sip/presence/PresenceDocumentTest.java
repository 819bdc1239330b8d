package org.umbel.sip.presence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.presence.PresenceDocument.Person;
import org.umbel.sip.presence.PresenceDocument.Tuple;

/// RFC 3863 and RFC 4480, and what the network may bring instead.
class PresenceDocumentTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String RICH =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
          xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:anna@example.com">
        <tuple id="t1"><status><basic>open</basic><x:strange xmlns:x="urn:x"><basic>closed</basic>
          </x:strange></status><contact priority="0.8">sip:anna@10.0.0.1</contact>
          <timestamp>2026-03-02T13:00:00+01:00</timestamp></tuple>
        <note xml:lang="en">at home &amp; well</note>
        <dm:person id="p1"><r:activities><r:note>with Ben</r:note><r:on-the-phone/><r:other>Do not
          disturb</r:other></r:activities><dm:note>later</dm:note></dm:person>
      </presence>
      """;

  private static PresenceDocument read(String text) {
    return PresenceDocument.read(text.getBytes(UTF_8));
  }

  @Test
  void aRichDocumentIsRead() {
    var document = read(RICH);
    assertThat(document.entity()).isEqualTo("sip:anna@example.com");
    assertThat(document.notes()).containsExactly("at home & well");
    assertThat(document.tuples())
        .containsExactly(
            new Tuple(
                "t1",
                Optional.of(true),
                List.of(),
                List.of(),
                Optional.of("sip:anna@10.0.0.1"),
                Optional.of(NOON)));
    assertThat(document.persons())
        .containsExactly(
            new Person(
                "p1",
                List.of("on-the-phone", "do-not-disturb"),
                List.of("with Ben", "later"),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<tuple"
            + " id='t'><status><basic>open</basic><availability>6500</availability></status></tuple>",
        "<tuple id='t'/><person id='p'><state><availability> 6500 </availability></state></person>",
        "<tuple id='t'><availability>much</availability><availability>6500</availability></tuple>"
      })
  void aPlatformsNumberIsReadWhereverItStands(String text) {
    var document = read("<presence xmlns='urn:ietf:params:xml:ns:pidf'>" + text + "</presence>");
    assertThat(document.availability()).contains(6500);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var document =
        new PresenceDocument(
            "sip:a<b>\"&@example.com",
            List.of(
                new Tuple(
                    "t",
                    Optional.of(false),
                    List.of(),
                    List.of("gone & <back>"),
                    Optional.of("sip:a@10.0.0.1"),
                    Optional.of(NOON))),
            List.of(
                new Person(
                    "p",
                    List.of("away", "be-right-back"),
                    List.of("\u00e9t\u00e9 \ud83d\ude00"),
                    Optional.of(NOON))),
            List.of("all"));
    assertThat(PresenceDocument.read(document.write())).isEqualTo(document);
  }

  @Test
  void charactersThatXmlCannotHoldAreLeftOut() {
    var document =
        new PresenceDocument("sip:a@b", List.of(), List.of(), List.of("a\u0000b\ud800c\uffffd"));
    assertThat(PresenceDocument.read(document.write()).notes()).containsExactly("abcd");
  }

  @Test
  void activitiesOfAnEarlyDraftAreRead() {
    var document =
        read(
            """
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:a@b"
                xmlns:es="urn:ietf:params:xml:ns:pidf:status:rpid-status"><tuple id="1"><status>
              <basic>open</basic><es:activities><es:activity>busy</es:activity></es:activities>
            </status></tuple></presence>
            """);
    assertThat(document.tuples().getFirst().activities()).containsExactly("busy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<presence/>",
        "<presence xmlns='urn:ietf:params:xml:ns:pidf' entity='sip:a@b'>",
        "<presence xmlns='urn:ietf:params:xml:ns:pidf'><tuple></presence>",
        "<!DOCTYPE presence [<!ENTITY a 'aaaa'>]>"
            + "<presence xmlns='urn:ietf:params:xml:ns:pidf'><note>&a;</note></presence>",
        "<!DOCTYPE presence SYSTEM 'http://127.0.0.1:1/x.dtd'>"
            + "<presence xmlns='urn:ietf:params:xml:ns:pidf'/>",
        "<!DOCTYPE p [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
            + "<presence xmlns='urn:ietf:params:xml:ns:pidf'><note>&f;</note></presence>",
        "<presence xmlns='urn:ietf:params:xml:ns:pidf'><note>&unknown;</note></presence>"
      })
  void whatIsNoDocumentIsRefusedInWords(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aDocumentThatIsTooDeepOrTooLongOrOfTooManyElementsIsRefused() {
    var start = "<presence xmlns='urn:ietf:params:xml:ns:pidf'>";
    assertThatThrownBy(() -> read(start + "<a>".repeat(30) + "</a>".repeat(30) + "</presence>"))
        .hasMessageContaining("deeper");
    assertThatThrownBy(() -> read(start + "<a/>".repeat(3000) + "</presence>"))
        .hasMessageContaining("more than");
    assertThatThrownBy(() -> read(start + " ".repeat(70_000) + "</presence>"))
        .hasMessageContaining("longer");
  }

  /// Seeded, so that a failure can be seen again.
  @Test
  void whateverIsChangedInADocumentItIsReadOrRefused() {
    var random = new Random(3863);
    var bytes = RICH.getBytes(UTF_8);
    var read = 0;
    for (var round = 0; round < 5_000; round++) {
      var changed = bytes.clone();
      for (var change = 0; change <= round % 4; change++)
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        PresenceDocument.read(changed);
        read++;
      } catch (MalformedValue refused) {
        assertThat(refused).hasMessageContaining("Presence document");
      }
    }
    assertThat(read).isBetween(1, 4_999);
  }
}
