package org.umbel.telephony.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.AssertedIdentity;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Privacy;
import org.umbel.sip.message.Redirection;
import org.umbel.sip.message.Redirections;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;

/// Who calls and who has passed the call on, as a call out tells it (LN-8, LN-11). Where a call
/// brings no caller, the line's own identity takes the place.
///
/// @param caller as the call says itself, without a tag
/// @param asserted what the network vouches for (RFC 3325)
/// @param hidden whether the caller wants to stay unknown (RFC 3323)
/// @param redirections told as Diversion and History-Info
/// @param hops how often the call may still be sent on (Max-Forwards)
public record OutgoingIdentity(
    NameAddr caller,
    Optional<NameAddr> asserted,
    boolean hidden,
    Redirections redirections,
    int hops) {

  private static final int MOST_HOPS = 70;
  private static final NameAddr ANONYMOUS =
      NameAddr.of("Anonymous", SipUri.of("anonymous", "anonymous.invalid"));

  /// The caller of a call that came in and goes on elsewhere.
  public static OutgoingIdentity of(Request invite) {
    return new OutgoingIdentity(
        invite.from().withoutTag(),
        asserted(invite),
        Privacy.of(invite).hidesIdentity()
            || invite.from().user().equalsIgnoreCase(ANONYMOUS.user()),
        Redirections.of(invite),
        Math.min(MOST_HOPS, invite.maxForwards() - 1));
  }

  /// Somebody who is joined with a call out, and of whom no more is known.
  public static OutgoingIdentity of(NameAddr party) {
    var nobody = new Redirections(List.of());
    return new OutgoingIdentity(party.withoutTag(), Optional.empty(), false, nobody, MOST_HOPS);
  }

  private static Optional<NameAddr> asserted(Request invite) {
    try {
      return AssertedIdentity.preferred(invite);
    } catch (MalformedMessage unreadable) {
      return Optional.empty(); // counts as absent, RFC 3261 §8.2
    }
  }

  /// The same call of a caller we vouch for ourselves.
  public OutgoingIdentity by(NameAddr known) {
    return new OutgoingIdentity(known, Optional.of(known), hidden, redirections, hops);
  }

  /// The same call after it was passed on here, too.
  ///
  /// @param further the first one passed it on first
  public OutgoingIdentity passedOn(List<Redirection> further) {
    var all = new ArrayList<>(redirections.steps());
    all.addAll(further);
    return new OutgoingIdentity(caller, asserted, hidden, new Redirections(all), hops);
  }

  /// What From says.
  public NameAddr shown() {
    return hidden ? ANONYMOUS : caller;
  }

  /// Tells it in an INVITE to a phone, which might show all it is told; From is given with the
  /// request itself.
  public Request on(Request invite) {
    var told = redirections.on(invite).with("Max-Forwards", Integer.toString(hops));
    if (hidden) {
      return told.with("Privacy", "id");
    }
    return asserted.map(known -> told.with("P-Asserted-Identity", known.toString())).orElse(told);
  }
}
