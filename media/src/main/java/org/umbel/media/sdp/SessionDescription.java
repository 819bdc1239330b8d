package org.umbel.media.sdp;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A session description (RFC 8866), the body of type `application/sdp`.
///
/// @param connection where all media go that do not say otherwise
/// @param attributes those of the session
/// @param media in the order of their lines, which an answer repeats
public record SessionDescription(
    Origin origin,
    String name,
    Optional<Connection> connection,
    List<Attribute> attributes,
    List<MediaDescription> media) {
  public SessionDescription {
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /// Reads a description. Forgiving where peers err harmlessly: line ends, unknown lines, a missing
  /// session name or time; bounded in size.
  ///
  /// @throws MalformedDescription when it makes no sense or exceeds 16 KB, 256 lines or 16 media
  public static SessionDescription parse(byte[] body) {
    return parse(new String(body, StandardCharsets.UTF_8));
  }

  /// Reads a description from text.
  ///
  /// @throws MalformedDescription as above
  public static SessionDescription parse(String text) {
    return new DescriptionReader(text).read();
  }

  /// The same with all media at one address.
  public SessionDescription at(InetAddress address) {
    var moved =
        media.stream()
            .map(line ->
                new MediaDescription(
                    line.type(),
                    line.port(),
                    line.protocol(),
                    line.formats(),
                    Optional.empty(),
                    line.attributes()))
            .toList();
    return new SessionDescription(
        origin, name, Optional.of(Connection.of(address)), attributes, moved);
  }

  /// The text as it goes on the wire.
  @Override
  public String toString() {
    var text = new StringBuilder(512);
    text.append("v=0\r\n");
    text.append("o=").append(origin).append("\r\n");
    text.append("s=").append(name).append("\r\n");
    connection.ifPresent(line -> text.append("c=").append(line).append("\r\n"));
    text.append("t=0 0\r\n");
    attributes.forEach(attribute -> text.append(attribute).append("\r\n"));
    media.forEach(line -> line.write(text));
    return text.toString();
  }

  /// The bytes as they go on the wire.
  public byte[] write() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }
}
