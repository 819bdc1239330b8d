package org.umbel.media.sdp;

import java.util.List;
import java.util.Optional;

/// An `m=` line and what belongs to it (RFC 8866 §5.14).
///
/// @param type `audio`, `image`, `video` …
/// @param port 0 when refused
/// @param protocol `RTP/AVP`, `udptl` …
/// @param formats payload types as text, or other format names
/// @param connection where it goes, when not the same as for the session
public record MediaDescription(
    String type,
    int port,
    String protocol,
    List<String> formats,
    Optional<Connection> connection,
    List<Attribute> attributes) {
  public MediaDescription {
    formats = List.copyOf(formats);
    attributes = List.copyOf(attributes);
  }

  /// The same line, refused (RFC 3264 §6).
  MediaDescription refused() {
    return new MediaDescription(type, 0, protocol, formats, Optional.empty(), List.of());
  }

  /// The first value of an attribute.
  Optional<String> attribute(String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).map(Attribute::value).findFirst();
  }

  void write(StringBuilder text) {
    text.append("m=").append(type).append(' ').append(port).append(' ').append(protocol);
    formats.forEach(format -> text.append(' ').append(format));
    text.append("\r\n");
    connection.ifPresent(line -> text.append("c=").append(line).append("\r\n"));
    attributes.forEach(attribute -> text.append(attribute).append("\r\n"));
  }
}
