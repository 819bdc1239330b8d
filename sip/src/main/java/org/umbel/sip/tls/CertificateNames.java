package org.umbel.sip.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/// Whom a certificate is for, RFC 5922 §7.
///
/// @param domains of `sip:` URIs in the subject alternative name; only exact matches count
/// @param hosts DNS names there, which may begin with `*.`; with neither a URI nor a DNS name there
///   the common name
/// @param addresses there, in numbers
record CertificateNames(List<String> domains, List<String> hosts, List<String> addresses) {

  private static final int DNS = 2; // kinds of names, RFC 5280 §4.2.1.6
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  static CertificateNames of(X509Certificate certificate) {
    var domains = new ArrayList<String>();
    var hosts = new ArrayList<String>();
    var addresses = new ArrayList<String>();
    for (var name : alternatives(certificate)) {
      if (!(name.get(0) instanceof Integer kind) || !(name.get(1) instanceof String text)) continue;
      switch (kind) {
        case DNS -> hosts.add(text);
        case URI -> addDomain(text, domains);
        case ADDRESS -> addresses.add(text);
        default -> {} // neither a host nor a domain
      }
    }
    if (domains.isEmpty() && hosts.isEmpty()) addCommonName(certificate, hosts);
    return new CertificateNames(domains, hosts, addresses);
  }

  List<String> all() {
    var all = new ArrayList<>(domains);
    all.addAll(hosts);
    all.addAll(addresses);
    return all.stream().map(Printable::of).distinct().toList();
  }

  /// Whether it is for this domain, host name or address; a `*` stands for one label, which RFC
  /// 5922 §7.2 does not allow but many certificates of hosting companies need.
  boolean fit(String name) {
    var asked = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    var literal = Literals.read(asked);
    if (literal.isPresent())
      return addresses.stream().anyMatch(one -> Literals.read(one).equals(literal));
    return domains.stream().anyMatch(asked::equalsIgnoreCase)
        || hosts.stream().anyMatch(host -> fits(host, asked));
  }

  private static boolean fits(String host, String asked) {
    if (!host.startsWith("*.")) return host.equalsIgnoreCase(asked);
    int dot = asked.indexOf('.');
    return dot > 0 && host.substring(1).equalsIgnoreCase(asked.substring(dot));
  }

  /// `sip:example.com`, without a user, RFC 5922 §7.1.
  private static void addDomain(String uri, List<String> domains) {
    if (uri.toLowerCase(Locale.ROOT).startsWith("sip:") && uri.indexOf('@') < 0)
      domains.add(uri.substring("sip:".length()));
  }

  private static void addCommonName(X509Certificate certificate, List<String> hosts) {
    try {
      for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns())
        if (part.getType().equalsIgnoreCase("CN")) hosts.add(String.valueOf(part.getValue()));
    } catch (InvalidNameException _) {
      // a name that nobody can read is no name
    }
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException _) {
      return List.of();
    }
  }
}
