package org.umbel.sip.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.umbel.sip.message.MalformedValue;

/// Reading XML from anywhere, element by element, within bounds: nothing outside the document is
/// ever fetched, and nothing in it grows by itself. Bytes that are not UTF-8 become replacement
/// characters. Belongs to one thread.
final class Xml {
  private static final int LONGEST = 65_536; // bytes
  private static final int ELEMENTS = 2_000;
  private static final int DEPTH = 20;
  private static final XMLInputFactory FACTORY = factory();

  private final byte[] body;
  private final String what;
  private final XMLStreamReader reader;
  private int elements;
  private int depth;

  /// @param what for the words of a complaint
  /// @throws MalformedValue when it is too long or does not begin as XML
  Xml(String what, byte[] body) {
    this.body = body;
    this.what = what;
    if (body.length > LONGEST) throw malformed("longer than " + LONGEST + " bytes");
    try {
      synchronized (FACTORY) { // the JDK's factory may not be shared by threads
        reader = FACTORY.createXMLStreamReader(new StringReader(new String(body, UTF_8)));
      }
    } catch (XMLStreamException | RuntimeException _) {
      throw malformed("that is no XML");
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /// Goes on to the next element that begins within the present one.
  ///
  /// @param outer the depth of the present one
  /// @return false when the present one ends
  boolean next(int outer) {
    while (depth >= outer) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  /// The text of the element that has begun, up to its end; elements in it are passed over.
  String text() {
    var text = new StringBuilder();
    for (var outer = depth; depth >= outer; ) {
      var event = step();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)
        text.append(reader.getText());
      if (event == XMLStreamConstants.END_DOCUMENT) break;
    }
    return text.toString().strip();
  }

  /// How deep the element is that has begun; the root is 1.
  int depth() {
    return depth;
  }

  String name() {
    return reader.getLocalName();
  }

  String namespace() {
    var uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /// @return empty text when there is none
  String attribute(String name) {
    var value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private int step() {
    try {
      var event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> began();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw malformed("with a document type or an entity");
        default -> {}
      }
      return event;
    } catch (XMLStreamException | NoSuchElementException _) {
      throw malformed("that is no well-formed XML");
    }
  }

  private void began() {
    depth++;
    elements++;
    if (depth > DEPTH) throw malformed("deeper than " + DEPTH + " elements");
    if (elements > ELEMENTS) throw malformed("of more than " + ELEMENTS + " elements");
  }

  MalformedValue malformed(String reason) {
    return new MalformedValue(what, reason, new String(body, 0, Math.min(body.length, 80), UTF_8));
  }

  /// A text as it stands between tags and in attributes.
  static String escaped(String text) {
    var safe = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(point -> escape(point, safe));
    return safe.toString();
  }

  private static void escape(int point, StringBuilder safe) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      default -> {
        if (allowed(point)) safe.appendCodePoint(point);
      }
    }
  }

  /// XML 1.0 §2.2; the others cannot be written at all.
  private static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= ' ' && point < 0xD800)
        || (point >= 0xE000 && point <= 0x10FFFF && (point & 0xFFFE) != 0xFFFE);
  }
}
