package org.umbel.domain.agent.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads a document of states (CS-1). Such a document may come from elsewhere, so nothing in it can
/// make the reader open a file or a connection, and its size has a bound. Safe for all threads.
public final class StatesReader {
  /// A longer document is refused.
  public static final int MOST_BYTES = 1_000_000;

  static final String NAMESPACE = "http://genesyslab.com/schemas/ucc/presence";

  private final Schema schema = schema();

  /// What became of a document.
  public sealed interface Reading {

    /// @param faults what of it is not used, and why, each in words; mostly none
    record Usable(States states, List<String> faults) implements Reading {}

    /// @param why in words
    record Unusable(String why) implements Reading {}
  }

  public Reading read(byte[] document) {
    if (document.length > MOST_BYTES) {
      return new Reading.Unusable("it is longer than " + MOST_BYTES + " bytes");
    }
    try {
      return read(builder().parse(new ByteArrayInputStream(document)));
    } catch (SAXParseException malformed) {
      return new Reading.Unusable(
          "line " + malformed.getLineNumber() + ": " + malformed.getMessage());
    } catch (SAXException malformed) {
      return new Reading.Unusable(String.valueOf(malformed.getMessage()));
    } catch (IOException malformed) { // bytes that are none of the encoding
      return new Reading.Unusable(String.valueOf(malformed.getMessage()));
    }
  }

  private Reading read(Document document) {
    var root = document.getDocumentElement();
    if (!NAMESPACE.equals(root.getNamespaceURI()) || !root.getLocalName().equals("presence")) {
      return new Reading.Unusable(
          "its root is \"" + root.getNodeName() + "\" of another namespace than " + NAMESPACE);
    }
    return new StatesElement(root, this::objection).read();
  }

  /// What the schema has against an element of the document.
  private Optional<String> objection(Element element) {
    var validator = schema.newValidator();
    validator.setErrorHandler(new Strict());
    try {
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new DOMSource(element));
      return Optional.empty();
    } catch (SAXException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static DocumentBuilder builder() {
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder;
    } catch (ParserConfigurationException incomplete) {
      throw new IllegalStateException("This Java cannot read XML safely", incomplete);
    }
  }

  private static Schema schema() {
    try (var source = StatesReader.class.getResourceAsStream("presence.xsd")) {
      var factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newSchema(new StreamSource(source));
    } catch (SAXException broken) {
      throw new IllegalStateException("The schema of states is broken", broken);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Every error ends the reading; nothing is printed.
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException warning) {
      // nothing that changes what is meant
    }

    @Override
    public void error(SAXParseException error) throws SAXException {
      throw error;
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXException {
      throw error;
    }
  }
}
