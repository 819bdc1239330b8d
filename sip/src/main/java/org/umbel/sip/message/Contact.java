package org.umbel.sip.message;

import java.time.Duration;
import java.util.Optional;

/// One value of a Contact header, RFC 3261 §20.10.
public sealed interface Contact {
  /// Where the sender wants to be reached.
  ///
  /// @param address with the header's parameters
  record At(NameAddr address) implements Contact {
    public Uri uri() {
      return address.uri();
    }

    /// The `expires` parameter; a value that cannot be read counts as one hour, RFC 3261 §10.2.1.1.
    public Optional<Duration> expires() {
      return address.parameter("expires").map(Numbers::expires);
    }

    /// The preference among several, 0 to 1; 1 when not given or unreadable.
    public double preference() {
      return address.parameter("q").map(Numbers::preference).orElse(1.0);
    }

    @Override
    public String toString() {
      return address.toString();
    }
  }

  /// The `*` that stands for every contact when a registration is removed, RFC 3261 §10.2.2.
  record All() implements Contact {
    @Override
    public String toString() {
      return "*";
    }
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it is neither `*` nor an address
  static Contact parse(String text) {
    return text.strip().equals("*") ? new All() : new At(NameAddr.parse("Contact", text));
  }
}
