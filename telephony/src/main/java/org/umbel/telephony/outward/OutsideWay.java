package org.umbel.telephony.outward;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Redirection;
import org.umbel.sip.message.Redirections;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineIdentity.Assertion;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.station.Way;

/// The way to a number outside by one line. Numbers are told at the line's domain, so that the
/// other side learns nothing of our inside; names of others stay as they are.
///
/// @param identity who calls
/// @param inner whether that one has no number outside, so that the line's takes the place
record OutsideWay(Line theLine, PhoneNumber number, OutgoingIdentity identity, boolean inner)
    implements Way {

  @Override
  public Optional<String> line() {
    return Optional.of(theLine.name());
  }

  @Override
  public OutgoingRequest request(Method method, NameAddr from) {
    return OutgoingRequest.of(method, target(), shown());
  }

  private SipUri target() {
    return SipUri.of(number.digits(), settings().peerDomain());
  }

  private LineSettings settings() {
    return theLine.settings();
  }

  private NameAddr shown() {
    return identity.hidden() ? identity.shown() : caller();
  }

  /// Who calls, hidden or not.
  private NameAddr caller() {
    var own = settings().identity();
    var brought = identity.caller();
    var lines = own.always() || inner || brought.user().isEmpty();
    if (lines && own.address().isPresent()) {
      return NameAddr.of(own.displayName().orElse(""), own.address().get());
    }
    return atOurs(brought);
  }

  private NameAddr atOurs(NameAddr address) {
    var user = address.user();
    return PhoneNumber.parse(user).isEmpty()
        ? address
        : new NameAddr(
            address.displayName(),
            SipUri.of(user, settings().transport().domainInUri()),
            address.parameters());
  }

  @Override
  public boolean byProxy() {
    return true;
  }

  @Override
  public Request dressed(Request invite) {
    var steps =
        identity.redirections().steps().stream()
            .map(step -> new Redirection(atOurs(step.from()), step.cause(), step.anonymous()))
            .toList();
    var told = new Redirections(steps).on(invite.without("P-Asserted-Identity"));
    return asserted().map(known -> told.with("P-Asserted-Identity", known.toString())).orElse(told);
  }

  /// RFC 3325 §5: only whom we know or were told of by somebody we trust.
  private Optional<NameAddr> asserted() {
    var assertion = settings().identity().assertion();
    if (assertion == Assertion.NEVER || (identity.hidden() && assertion != Assertion.ALL)) {
      return Optional.empty();
    }
    var callers = caller();
    return callers.equals(atOurs(identity.caller()))
        ? identity.asserted().map(this::atOurs)
        : Optional.of(callers);
  }

  /// A full or broken gateway; one that knows the number has said so.
  @Override
  public boolean isElsewhereToo(int refusal) {
    return refusal == Status.SERVICE_UNAVAILABLE
        || refusal == Status.REQUEST_TIMEOUT
        || settings().proxies().retryable().contains(refusal);
  }

  @Override
  public String label() {
    return number + " by line " + theLine.name();
  }
}
