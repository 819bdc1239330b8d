package org.umbel.store.station;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.domain.station.Registration.Order;
import org.umbel.domain.station.Registration.Origin;

/// One line of the file: all phones of one person at one time. Fields are parted by tabs, the first
/// is a checksum of what follows it; in values `\t`, `\n` and `\\` stand for tab, line's end and
/// the backslash.
record RegistrationLine(Extension owner, List<Registration> phones) {
  private static final String NO_INSTANCE = "";

  /// The line with its end.
  byte[] write() {
    var fields = new ArrayList<String>();
    fields.add(owner.digits());
    phones.forEach(phone -> write(phone, fields));
    var text = String.join("\t", fields.stream().map(RegistrationLine::escaped).toList());
    return (checksum(text) + "\t" + text + "\n").getBytes(UTF_8);
  }

  private static void write(Registration phone, List<String> fields) {
    var address = phone.origin().address();
    fields.add(phone.station());
    fields.add(phone.contact());
    fields.add(Double.toString(phone.preference()));
    fields.add(phone.origin().line());
    fields.add(phone.origin().transport());
    fields.add(address.getAddress().getHostAddress());
    fields.add(Integer.toString(address.getPort()));
    fields.add(phone.instance().map(Instance::id).orElse(NO_INSTANCE));
    fields.add(phone.instance().map(Instance::flow).orElse(0).toString());
    fields.add(phone.order().conversation());
    fields.add(Long.toString(phone.order().number()));
    fields.add(Long.toString(phone.expires().getEpochSecond()));
    fields.add(Integer.toString(phone.path().size()));
    fields.addAll(phone.path());
  }

  /// Reads a line without its end; empty when it is not whole.
  static Optional<RegistrationLine> read(byte[] bytes) {
    var text = new String(bytes, UTF_8);
    var tab = text.indexOf('\t');
    if (tab < 0 || !checksum(text.substring(tab + 1)).equals(text.substring(0, tab))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Reading(text.substring(tab + 1).split("\t", -1)).line());
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | DateTimeException
        | UnknownHostException wrong) {
      return Optional.empty();
    }
  }

  /// Takes field by field.
  private static final class Reading {
    private final String[] fields;
    private int at;

    Reading(String[] fields) {
      this.fields = fields;
    }

    RegistrationLine line() throws UnknownHostException {
      var owner = new Extension(next());
      var phones = new ArrayList<Registration>();
      while (at < fields.length) {
        phones.add(phone(owner));
      }
      return new RegistrationLine(owner, List.copyOf(phones));
    }

    private Registration phone(Extension owner) throws UnknownHostException {
      var station = next();
      var contact = next();
      var preference = Double.parseDouble(next());
      var origin = new Origin(next(), next(), address());
      var instance = instance();
      var order = new Order(next(), Long.parseLong(next()));
      var expires = Instant.ofEpochSecond(Long.parseLong(next()));
      return new Registration(
          owner, station, contact, preference, origin, path(), instance, order, expires);
    }

    private InetSocketAddress address() throws UnknownHostException {
      var literal = next();
      if (!literal.matches("[0-9a-fA-F:.]+(%\\w+)?")) {
        throw new UnknownHostException(literal); // a name would be looked up
      }
      return new InetSocketAddress(InetAddress.getByName(literal), Integer.parseInt(next()));
    }

    private Optional<Instance> instance() {
      var instance = new Instance(next(), Integer.parseInt(next()));
      return instance.id().equals(NO_INSTANCE) ? Optional.empty() : Optional.of(instance);
    }

    private List<String> path() {
      var path = new ArrayList<String>();
      for (var left = Integer.parseInt(next()); left > 0; left--) {
        path.add(next());
      }
      return path;
    }

    private String next() {
      return unescaped(fields[at++]);
    }
  }

  private static String checksum(String text) {
    var checksum = new CRC32();
    checksum.update(text.getBytes(UTF_8));
    return HexFormat.of().toHexDigits(checksum.getValue(), 8);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescaped(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    var text = new StringBuilder(value.length());
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      var escape = c == '\\' && i + 1 < value.length();
      text.append(escape ? meaning(value.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      default -> escaped;
    };
  }
}
