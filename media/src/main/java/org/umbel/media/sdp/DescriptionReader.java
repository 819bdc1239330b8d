package org.umbel.media.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a session description one by one (RFC 8866 §5, grammar §9).
final class DescriptionReader {
  static final int MOST_CHARACTERS = 16_384;
  static final int MOST_LINES = 256;
  static final int MOST_MEDIA = 16;
  static final int MOST_FORMATS = 64;

  private final String text;
  private int line;

  private @Nullable Origin origin;
  private String name = "-";
  private @Nullable Connection connection;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<MediaDescription> media = new ArrayList<>();
  private @Nullable MediaLine current;

  /// The `m=` line being read, whose further lines are still to come.
  private static final class MediaLine {
    final String type;
    final int port;
    final String protocol;
    final List<String> formats;
    final List<Attribute> attributes = new ArrayList<>();
    @Nullable Connection connection;

    MediaLine(String type, int port, String protocol, List<String> formats) {
      this.type = type;
      this.port = port;
      this.protocol = protocol;
      this.formats = formats;
    }

    MediaDescription finished() {
      return new MediaDescription(
          type, port, protocol, formats, Optional.ofNullable(connection), attributes);
    }
  }

  DescriptionReader(String text) {
    this.text = text;
  }

  SessionDescription read() {
    if (text.length() > MOST_CHARACTERS) {
      throw malformed("longer than " + MOST_CHARACTERS + " characters");
    }
    for (String content : text.split("\r\n|\n|\r", MOST_LINES + 2)) {
      line++;
      if (line > MOST_LINES + 1) {
        throw malformed("more than " + MOST_LINES + " lines");
      }
      readLine(content);
    }
    finishMedia();
    if (origin == null) {
      throw malformed("no o= line");
    }
    return new SessionDescription(origin, name, Optional.ofNullable(connection), attributes, media);
  }

  private void readLine(String content) {
    if (content.isBlank()) {
      return;
    }
    if (content.length() < 2 || content.charAt(1) != '=') {
      throw malformed("not of the form letter=value");
    }
    String value = content.substring(2).strip();
    switch (content.charAt(0)) {
      case 'v' -> readVersion(value);
      case 'o' -> origin = readOrigin(value);
      case 's' -> name = value.isEmpty() ? "-" : value;
      case 'c' -> readConnection(value);
      case 'm' -> readMedia(value);
      case 'a' -> readAttribute(value);
      default -> {} // times, bandwidth, keys and what the future brings do not concern us
    }
  }

  private void readVersion(String value) {
    if (!value.equals("0")) {
      throw malformed("version " + shown(value) + " is not 0");
    }
  }

  private Origin readOrigin(String value) {
    String[] fields = value.split(" +", 7);
    if (fields.length != 6) {
      throw malformed("o= wants six fields, has " + shown(value));
    }
    return new Origin(
        fields[0], fields[1], fields[2], fields[3] + " " + fields[4] + " " + fields[5]);
  }

  private void readConnection(String value) {
    String[] fields = value.split(" +", 4);
    if (fields.length != 3 || !fields[0].equals("IN")) {
      throw malformed("c= wants IN, IP4 or IP6 and an address, has " + shown(value));
    }
    boolean ipv6 = fields[1].equals("IP6");
    if (!ipv6 && !fields[1].equals("IP4")) {
      throw malformed("address type " + shown(fields[1]) + " is neither IP4 nor IP6");
    }
    int suffix = fields[2].indexOf('/');
    if (suffix == 0) {
      throw malformed("c= wants an address before the /, has " + shown(value));
    }
    String address = suffix < 0 ? fields[2] : fields[2].substring(0, suffix);
    if (current != null) {
      current.connection = new Connection(ipv6, address);
    } else {
      connection = new Connection(ipv6, address);
    }
  }

  private void readMedia(String value) {
    finishMedia();
    String[] fields = value.split(" +", MOST_FORMATS + 4);
    if (fields.length < 3) {
      throw malformed("m= wants type, port and protocol, has " + shown(value));
    }
    if (fields.length > MOST_FORMATS + 3) {
      throw malformed("more than " + MOST_FORMATS + " formats");
    }
    if (media.size() == MOST_MEDIA) {
      throw malformed("more than " + MOST_MEDIA + " media");
    }
    current =
        new MediaLine(
            fields[0], readPort(fields[1]), fields[2], List.of(fields).subList(3, fields.length));
  }

  private int readPort(String field) {
    int count = field.indexOf('/');
    String digits = count < 0 ? field : field.substring(0, count);
    int port = Numbers.parse(digits, 65_535);
    if (port < 0) {
      throw malformed("port " + shown(field) + " is not 0 to 65535");
    }
    return port;
  }

  private void readAttribute(String value) {
    int colon = value.indexOf(':');
    var attribute =
        colon < 0
            ? Attribute.of(value)
            : new Attribute(value.substring(0, colon).strip(), value.substring(colon + 1).strip());
    if (current != null) {
      current.attributes.add(attribute);
    } else {
      attributes.add(attribute);
    }
  }

  private void finishMedia() {
    if (current != null) {
      media.add(current.finished());
      current = null;
    }
  }

  private MalformedDescription malformed(String problem) {
    return new MalformedDescription(line, problem);
  }

  private static String shown(String value) {
    return "'" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "'";
  }
}
