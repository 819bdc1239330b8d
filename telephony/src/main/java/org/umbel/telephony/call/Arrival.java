package org.umbel.telephony.call;

import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.sip.message.AssertedIdentity;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Privacy;
import org.umbel.sip.message.RedirectionCause;
import org.umbel.sip.message.Redirections;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.TelUri;
import org.umbel.sip.message.Uri;

/// What an INVITE tells about a call: who calls, whom, and who was called before (LN-11).
///
/// @param dialled the number of the Request-URI; empty when it is none
/// @param redirection the first number the call was meant for, when it was passed on
/// @param header the value of a header of the INVITE by its name
/// @param former as [org.umbel.domain.call.Call#former]
public record Arrival(
    Caller caller,
    Optional<PhoneNumber> dialled,
    Optional<Redirection> redirection,
    Function<String, Optional<String>> header,
    Optional<CallId> former) {

  /// Without headers.
  public Arrival(Caller caller, Optional<PhoneNumber> dialled, Optional<Redirection> redirection) {
    this(caller, dialled, redirection, _ -> Optional.empty(), Optional.empty());
  }

  public static Arrival of(Request invite) {
    return new Arrival(
        caller(invite),
        number(invite.uri()),
        redirection(invite),
        invite::header,
        Optional.empty());
  }

  /// The same call, which has to do with a former one.
  public Arrival after(CallId call) {
    return new Arrival(caller, dialled, redirection, header, Optional.of(call));
  }

  /// Somebody who talked to another until that one transferred it here.
  public static Arrival transferred(
      NameAddr who, PhoneNumber target, Optional<Redirection> redirection) {
    return new Arrival(caller(who), Optional.of(target), redirection);
  }

  /// The number that decides where the call goes: the dialled one, or the one first called when a
  /// service name was dialled in its place.
  public Optional<PhoneNumber> wanted() {
    return dialled.or(() -> redirection.map(Redirection::called));
  }

  /// The same call after it was not taken by a phone here.
  public Arrival redirected(Redirection here) {
    return new Arrival(caller, dialled, Optional.of(here), header, former);
  }

  /// P-Asserted-Identity before From (RFC 3325 §9.1); nothing of a caller who asks for privacy.
  private static Caller caller(Request invite) {
    if (Privacy.of(invite).hidesIdentity()) {
      return Caller.HIDDEN;
    }
    return caller(asserted(invite).orElseGet(invite::from));
  }

  /// Who somebody is that takes part in a call.
  static Caller caller(NameAddr identity) {
    var name =
        Optional.of(identity.displayName().strip())
            .filter(text -> !text.isEmpty() && !anonymous(identity));
    return new Caller(number(identity.uri()), name);
  }

  private static Optional<NameAddr> asserted(Request invite) {
    try {
      return AssertedIdentity.preferred(invite);
    } catch (MalformedMessage unreadable) {
      return Optional.empty(); // counts as absent, RFC 3261 §8.2
    }
  }

  private static boolean anonymous(NameAddr identity) {
    return identity.user().equalsIgnoreCase("anonymous");
  }

  private static Optional<Redirection> redirection(Request invite) {
    return Redirections.of(invite).steps().stream()
        .flatMap(step ->
            number(step.from().uri())
                .map(called -> new Redirection(called, reason(step.cause())))
                .stream())
        .findFirst();
  }

  private static Redirection.Reason reason(RedirectionCause cause) {
    return switch (cause) {
      case BUSY, DO_NOT_DISTURB -> Redirection.Reason.BUSY;
      case NO_ANSWER -> Redirection.Reason.NO_ANSWER;
      case UNCONDITIONAL, FOLLOW_ME, TIME_OF_DAY, DEFLECTED -> Redirection.Reason.UNCONDITIONAL;
      case NOT_REACHABLE, AWAY -> Redirection.Reason.UNAVAILABLE;
      case UNKNOWN -> Redirection.Reason.UNKNOWN;
    };
  }

  private static Optional<PhoneNumber> number(Uri uri) {
    return switch (uri) {
      case SipUri sip -> PhoneNumber.parse(user(sip));
      case TelUri tel -> PhoneNumber.parse(tel.number());
      default -> Optional.empty();
    };
  }

  /// The user part without the parameters a telephone-subscriber may have (RFC 3261 §19.1.6).
  private static String user(SipUri uri) {
    var user = uri.user();
    var parameters = user.indexOf(';');
    return parameters < 0 ? user : user.substring(0, parameters);
  }
}
