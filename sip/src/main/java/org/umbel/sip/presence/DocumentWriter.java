package org.umbel.sip.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.umbel.sip.presence.PresenceDocument.Person;
import org.umbel.sip.presence.PresenceDocument.Tuple;

/// Writes one document: in a tuple status, notes and timestamp, in the order of RFC 3863 §4.1; the
/// activities in persons, RFC 4480 §3.2.
final class DocumentWriter {
  private static final String START =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
          + " xmlns:dm=\"urn:ietf:params:xml:ns:pidf:data-model\""
          + " xmlns:rpid=\"urn:ietf:params:xml:ns:pidf:rpid\" entity=\"";

  /// RFC 4480 §3.2; everything else is written as other.
  private static final Set<String> WORDS =
      Set.of(
          "appointment",
          "away",
          "breakfast",
          "busy",
          "dinner",
          "holiday",
          "in-transit",
          "looking-for-work",
          "lunch",
          "meal",
          "meeting",
          "on-the-phone",
          "performance",
          "permanent-absence",
          "playing",
          "presentation",
          "shopping",
          "sleeping",
          "spectator",
          "steering",
          "travel",
          "tv",
          "vacation",
          "working",
          "worship",
          "unknown");

  private final StringBuilder text = new StringBuilder(900);

  private DocumentWriter() {}

  static byte[] write(PresenceDocument document) {
    return new DocumentWriter().written(document).getBytes(UTF_8);
  }

  private String written(PresenceDocument document) {
    text.append(START).append(Xml.escaped(document.entity())).append("\">\n");
    document.tuples().forEach(this::tuple);
    document.notes().forEach(note -> element("note", note));
    document.persons().forEach(this::person);
    return text.append("</presence>\n").toString();
  }

  private void tuple(Tuple tuple) {
    text.append("<tuple id=\"").append(Xml.escaped(tuple.id())).append("\"><status>");
    tuple.open().ifPresent(open -> element("basic", open ? "open" : "closed"));
    text.append("</status>\n");
    tuple.contact().ifPresent(contact -> element("contact", contact));
    tuple.notes().forEach(note -> element("note", note));
    tuple.timestamp().ifPresent(at -> element("timestamp", written(at)));
    text.append("</tuple>\n");
  }

  private void person(Person person) {
    text.append("<dm:person id=\"").append(Xml.escaped(person.id())).append("\">");
    activities(person.activities());
    person.notes().forEach(note -> element("dm:note", note));
    person.timestamp().ifPresent(at -> element("dm:timestamp", written(at)));
    text.append("</dm:person>\n");
  }

  private void activities(List<String> words) {
    if (words.isEmpty()) return;
    text.append("<rpid:activities>");
    for (var word : words) {
      if (WORDS.contains(word)) text.append("<rpid:").append(word).append("/>");
      else element("rpid:other", word);
    }
    text.append("</rpid:activities>\n");
  }

  private void element(String name, String content) {
    text.append('<').append(name).append('>').append(Xml.escaped(content));
    text.append("</").append(name).append(">\n");
  }

  private static String written(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
