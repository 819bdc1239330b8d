package org.umbel.sip.message;

import java.util.Optional;

/// Whom a REFER asks to call, RFC 3515 §2.1, and in place of which call, RFC 3891 §4.
///
/// @param target to be called, without the headers of the URI
/// @param method to be sent there; INVITE for a transfer
/// @param replaces the call that the new one takes the place of (attended transfer)
public record ReferTo(Uri target, Method method, Optional<Replaces> replaces) {

  /// Somebody to be called (blind transfer).
  public static ReferTo of(Uri target) {
    return new ReferTo(target, Method.INVITE, Optional.empty());
  }

  /// Somebody to be called in place of a call that he has (attended transfer).
  public static ReferTo of(Uri target, Replaces call) {
    return new ReferTo(target, Method.INVITE, Optional.of(call));
  }

  /// The Refer-To header of a REFER.
  ///
  /// @throws MalformedMessage when it is missing, comes twice or breaks the grammar
  public static ReferTo of(Request refer) {
    if (refer.fields.count(HeaderName.REFER_TO) > 1) throw MalformedMessage.of("Refer-To twice", 0);
    return refer.one(HeaderName.REFER_TO, ReferTo::parse);
  }

  /// Who refers, RFC 3892; worth as much as the peer it comes from. An unreadable one counts as
  /// absent.
  public static Optional<NameAddr> referredBy(Request request) {
    try {
      return request
          .read(HeaderName.REFERRED_BY, text -> NameAddr.parse("Referred-By", text))
          .stream()
          .findFirst();
    } catch (MalformedMessage unreadable) {
      return Optional.empty();
    }
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it is no address, or asks for something odd
  public static ReferTo parse(String text) {
    var address = NameAddr.parse("Refer-To", text);
    if (!(address.uri() instanceof SipUri sip)) return of(address.uri());
    var method = sip.parameter("method").map(Method::of).orElse(Method.INVITE);
    var replaces = sip.header("Replaces").map(Replaces::parse);
    return new ReferTo(sip.withoutHeaders().withoutParameter("method"), method, replaces);
  }

  @Override
  public String toString() {
    if (!(target instanceof SipUri sip)) return NameAddr.of(target).toString();
    var asked = method.equals(Method.INVITE) ? sip : sip.withParameter("method", method.name());
    var complete = replaces.map(call -> asked.withHeader("Replaces", call.toString()));
    return NameAddr.of(complete.orElse(asked)).toString();
  }
}
