package org.umbel.telephony.registration;

import java.net.InetAddress;
import java.util.List;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.Subnet;

/// A proxy, or several that share a name, between phones and us. A phone that registers through it
/// is called through it, though it adds no Path; where that is, the name tells at each call (RFC
/// 3263), so that another of them is tried when one is away.
///
/// @param uri by which it is called, such as `sip:phones.example.com;transport=tcp`
/// @param from where its requests come from
public record NamedProxy(SipUri uri, List<Subnet> from) {
  public NamedProxy {
    from = List.copyOf(from);
  }

  boolean isAt(InetAddress source) {
    return from.stream().anyMatch(subnet -> subnet.contains(source));
  }

  /// As it would have written itself into a REGISTER, RFC 3327 §5.1.
  String path() {
    return "<" + (uri.looseRouter() ? uri : uri.withParameter("lr", "")) + ">";
  }
}
