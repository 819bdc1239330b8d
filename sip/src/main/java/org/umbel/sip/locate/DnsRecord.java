package org.umbel.sip.locate;

import java.net.InetAddress;

/// One thing a name server says about a name. Names in it have no dot at their end.
public sealed interface DnsRecord {

  /// A way to reach a domain, RFC 3403 §4.1.
  ///
  /// @param order records of the lowest one come first
  /// @param preference among those of one order, the lowest comes first
  /// @param flags `s` when the replacement is a name of SRV records
  /// @param service such as `SIP+D2T`, RFC 3263 §4.1
  /// @param replacement the name to go on with
  record Naptr(int order, int preference, String flags, String service, String replacement)
      implements DnsRecord {}

  /// A host that serves a domain, RFC 2782.
  ///
  /// @param priority hosts of the lowest one come first
  /// @param weight the share of the calls among hosts of one priority; 0 for hardly any
  /// @param target empty when the service is decidedly not offered
  record Srv(int priority, int weight, int port, String target) implements DnsRecord {}

  record Address(InetAddress address) implements DnsRecord {}
}
