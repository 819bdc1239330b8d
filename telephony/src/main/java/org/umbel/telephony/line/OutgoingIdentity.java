package org.umbel.telephony.line;

import java.util.Optional;
import org.umbel.sip.message.AssertedIdentity;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Privacy;
import org.umbel.sip.message.Redirections;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;

/// Who calls and who has passed the call on, as a call out tells it (LN-8, LN-11). Where a call
/// brings no caller, the line's own identity takes the place.
///
/// @param from shown, without a tag
/// @param asserted what the network vouches for (RFC 3325); not told when the caller is hidden, as
///   a phone may show it all the same
/// @param hidden whether the caller wants to stay unknown (RFC 3323)
/// @param redirections told as Diversion and History-Info
public record OutgoingIdentity(
    NameAddr from, Optional<NameAddr> asserted, boolean hidden, Redirections redirections) {

  private static final NameAddr ANONYMOUS =
      NameAddr.of("Anonymous", SipUri.of("anonymous", "anonymous.invalid"));

  /// The caller of a call that came in and goes on elsewhere.
  public static OutgoingIdentity of(Request invite) {
    var hidden = Privacy.of(invite).hidesIdentity();
    return new OutgoingIdentity(
        hidden ? ANONYMOUS : invite.from().withoutTag(),
        hidden ? Optional.empty() : asserted(invite),
        hidden,
        Redirections.of(invite));
  }

  private static Optional<NameAddr> asserted(Request invite) {
    try {
      return AssertedIdentity.preferred(invite);
    } catch (MalformedMessage unreadable) {
      return Optional.empty(); // counts as absent, RFC 3261 §8.2
    }
  }

  /// The same call after somebody here has passed it on.
  public OutgoingIdentity passedOn(Redirections all) {
    return new OutgoingIdentity(from, asserted, hidden, all);
  }

  /// Tells it in an INVITE; From is given with the request itself.
  public Request on(Request invite) {
    var told = redirections.on(invite);
    if (asserted.isPresent()) {
      told = told.with("P-Asserted-Identity", asserted.get().toString());
    }
    return hidden ? told.with("Privacy", "id") : told;
  }
}
