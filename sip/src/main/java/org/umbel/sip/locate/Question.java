package org.umbel.sip.locate;

import java.util.Locale;

/// What is asked of a [NameService].
///
/// @param name such as `_sip._udp.example.com`, in lower case and without a dot at its end
public record Question(String name, Kind kind) {

  /// What may be known about a name.
  public enum Kind {
    /// By which protocols a domain is reached, RFC 3403.
    NAPTR,
    /// Which hosts serve it by one of them, RFC 2782.
    SRV,
    /// The addresses of a host, of IPv4 and of IPv6.
    ADDRESS
  }

  /// Puts the name into its plain form.
  public Question {
    name = name.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
  }

  @Override
  public String toString() {
    return kind + " of " + name;
  }
}
