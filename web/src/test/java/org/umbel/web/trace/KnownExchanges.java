package org.umbel.web.trace;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.trace.ExchangeId;
import org.umbel.domain.trace.ExchangeSummary;
import org.umbel.domain.trace.ExchangeSummary.Outcome;
import org.umbel.domain.trace.ExchangeTrace;
import org.umbel.domain.trace.ExchangeTraces;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Leg.AudioSecurity;
import org.umbel.domain.trace.Leg.Transport;
import org.umbel.domain.trace.Step;

/// One registration with a wrong password.
public final class KnownExchanges implements ExchangeTraces {
  private static final Instant BEGAN = Instant.parse("2026-03-04T09:58:00Z");
  private static final InetSocketAddress PHONE = new InetSocketAddress("192.0.2.9", 5070);

  private static final ExchangeSummary EXCHANGE =
      new ExchangeSummary(
          new ExchangeId("17"),
          BEGAN,
          "phones",
          "REGISTER",
          "4000",
          PHONE,
          true,
          "<b>Desk</b> 7",
          Outcome.PASSWORD_WRONG,
          "401 Unauthorized");

  private static final Leg LEG =
      new Leg(
          "phones",
          "4000",
          PHONE,
          new InetSocketAddress("192.0.2.1", 5060),
          Transport.UDP,
          "r@desk",
          AudioSecurity.NONE,
          Optional.empty());

  private static Step message(int millis, boolean received, String title, String first) {
    var text = KnownCalls.wire(first, "r@desk");
    return new Step.Message(
        BEGAN.plusMillis(millis), 0, received, title, "1 REGISTER", text, false);
  }

  @Override
  public List<ExchangeSummary> latest(String line, String text, int most) {
    return "4000".contains(text) && "phones".startsWith(line) ? List.of(EXCHANGE) : List.of();
  }

  @Override
  public Optional<ExchangeTrace> find(ExchangeId exchange) {
    var steps =
        List.of(
            message(0, true, "REGISTER", "REGISTER sip:192.0.2.1 SIP/2.0"),
            message(3, false, "401 Unauthorized", "SIP/2.0 401 Unauthorized"));
    return exchange.equals(EXCHANGE.id())
        ? Optional.of(new ExchangeTrace(EXCHANGE, LEG, steps, 0))
        : Optional.empty();
  }
}
