package org.umbel.server.live;

import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.dialling.DialPlan;
import org.umbel.domain.dialling.Dialling;
import org.umbel.domain.fax.FaxRule;
import org.umbel.domain.person.Person;

/// Has faxes go where their senders may call. What counts calls is made later than those who ask,
/// before the first call.
public final class FaxDialling implements FaxRule {
  private final DialPlan plan;
  private volatile Optional<Dialling> dialling = Optional.empty();

  public FaxDialling(DialPlan plan) {
    this.plan = plan;
  }

  public void begin(Dialling made) {
    dialling = Optional.of(made);
  }

  @Override
  public Decision begin(CallId call, Person payer, PhoneNumber to) {
    return dialling
        .map(made -> made.permit(call, payer, plan, to))
        .orElseGet(() -> new Decision.Refused(Decision.Cause.NUMBER, "There are no calls yet"));
  }
}
