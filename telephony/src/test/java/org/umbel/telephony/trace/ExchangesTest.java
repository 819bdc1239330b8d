package org.umbel.telephony.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.trace.TraceBookTest.request;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.domain.trace.ExchangeSummary;
import org.umbel.domain.trace.ExchangeSummary.Outcome;
import org.umbel.domain.trace.Step;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

class ExchangesTest {
  private static final Peer DESK = new Peer(Protocol.TCP, new InetSocketAddress("192.0.2.9", 6000));
  private static final String PROOF = "5f2c0a1b7d3e4f608192a3b4c5d6e7f8";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T10:00:00Z"));
  private TraceBook book = new TraceBook(TraceLimits.DEFAULT, now::get);
  private SipListener line = line("phones");

  private SipListener line(String name) {
    return book.line(name, () -> List.of(ListenPoint.tcp("192.0.2.1", 5060)), _ -> {});
  }

  private void comes(SipMessage message) {
    line.on(new SipEvent.Received(message, DESK));
    now.updateAndGet(at -> at.plusMillis(10));
  }

  private void goes(SipMessage message) {
    line.on(new SipEvent.Sent(message, DESK));
    now.updateAndGet(at -> at.plusMillis(10));
  }

  private static Request register(String callId) {
    return request("REGISTER", callId, "").with("User-Agent", "Desk 7");
  }

  private static Request proven(String callId) {
    return register(callId)
        .with("CSeq", "2 REGISTER")
        .with("Authorization", "Digest username=\"4000\", response=\"" + PROOF + "\"");
  }

  private void asked(Request register, String more) {
    comes(register);
    goes(
        register
            .reply(401)
            .with("WWW-Authenticate", "Digest realm=\"u\", nonce=\"n\", algorithm=MD5" + more));
  }

  private List<ExchangeSummary> kept(String text) {
    return book.latest("", text, 1_000);
  }

  @Test
  void aRegistrationIsToldFromItsFirstRequestToItsLastAnswer() {
    asked(register("r"), "");
    comes(proven("r"));
    goes(proven("r").reply(200));

    var summary = kept("").getFirst();
    assertThat(kept("")).hasSize(1);
    assertThat(summary.method()).isEqualTo("REGISTER");
    assertThat(summary.who()).isEqualTo("4000");
    assertThat(summary.program()).isEqualTo("Desk 7");
    assertThat(summary.received()).isTrue();
    assertThat(summary.outcome()).isEqualTo(Outcome.DONE);
    assertThat(summary.answer()).isEqualTo("200 OK");
    var trace = book.find(summary.id()).orElseThrow();
    assertThat(trace.leg().line()).isEqualTo("phones");
    assertThat(trace.leg().peer()).isEqualTo(DESK.address());
    assertThat(trace.steps())
        .extracting(step -> ((Step.Message) step).title())
        .containsExactly("REGISTER", "401 Unauthorized", "REGISTER", "200 OK");
    assertThat(((Step.Message) trace.steps().get(2)).text())
        .contains("response=\"********")
        .doesNotContain(PROOF);
  }

  @Test
  void whyAPhoneDoesNotRegisterIsToldApart() {
    asked(register("missing"), "");
    asked(register("wrong"), "");
    asked(proven("wrong"), "");
    asked(proven("stale"), ", stale=true");
    comes(register("unknown"));
    goes(register("unknown").reply(404));
    goes(request("OPTIONS", "silent", ""));
    line.on(new SipEvent.TimedOut(request("OPTIONS", "silent", ""), DESK));

    assertThat(kept("").reversed())
        .extracting(ExchangeSummary::outcome)
        .containsExactly(
            Outcome.PASSWORD_MISSING,
            Outcome.PASSWORD_WRONG,
            Outcome.PASSWORD_MISSING,
            Outcome.REFUSED,
            Outcome.UNANSWERED);
    var silent = kept("").getFirst();
    assertThat(silent.received()).isFalse();
    assertThat(book.find(silent.id()).orElseThrow().steps().getLast())
        .isInstanceOfSatisfying(
            Step.Happening.class,
            happening -> assertThat(happening.what()).isEqualTo(Step.What.NO_RESPONSE));
  }

  @Test
  void aRenewalIsAnExchangeOfItsOwn() {
    comes(register("r"));
    goes(register("r").reply(200));
    now.updateAndGet(at -> at.plus(LineExchanges.PAUSE).plus(Duration.ofSeconds(1)));
    comes(register("r"));

    assertThat(kept("")).extracting(ExchangeSummary::answer).containsExactly("", "200 OK");
  }

  @Test
  void probesPushOutNoRegistration() {
    comes(register("r"));
    for (int i = 0; i < 1_000; i++) {
      comes(request("OPTIONS", "o" + i, ""));
    }

    assertThat(kept(""))
        .hasSize(1 + TraceLimits.EXCHANGES)
        .extracting(ExchangeSummary::method)
        .containsOnlyOnce("REGISTER");
  }

  @Test
  void memoryIsBoundedInBytes() {
    for (int i = 0; i < TraceLimits.EXCHANGES; i++) {
      comes(register("r" + i).with("X-Long", "x".repeat(50_000)));
    }

    assertThat(kept("")).hasSizeBetween(5, 15);
  }

  @Test
  void callsAndWhatNobodyAskedForAreLeftOut() {
    comes(request("INVITE", "a", ""));
    comes(request("BYE", "a", ";tag=u"));
    comes(request("OPTIONS", "stray", "").reply(200));

    assertThat(kept("")).isEmpty();
  }

  @Test
  void exchangesAreFoundByLineUserAddressAndProgram() {
    comes(register("r"));

    assertThat(kept("400")).hasSize(1);
    assertThat(kept("192.0.2.9")).hasSize(1);
    assertThat(kept("desk")).hasSize(1);
    assertThat(kept("4711")).isEmpty();
    assertThat(book.latest("phones", "", 10)).hasSize(1);
    assertThat(book.latest("pbx", "", 10)).isEmpty();
  }

  @Test
  void nothingIsKeptWhereNoCallsAre() {
    book = new TraceBook(new TraceLimits(0, 1 << 20, false), now::get);
    line = line("phones");
    comes(register("r"));

    assertThat(kept("")).isEmpty();
  }

  @Test
  void callsAreCountedByWhatBecameOfThem() {
    came("answered", 200);
    came("busy", 486);
    came("busy-too", 486);
    came("given-up", 487);
    comes(request("INVITE", "ringing", ""));
    goes(request("INVITE", "asked", ""));
    comes(request("INVITE", "asked", "").reply(401));
    goes(request("INVITE", "out", ""));
    comes(request("INVITE", "out", "").reply(180));
    comes(request("INVITE", "out", "").reply(302));
    goes(request("INVITE", "silent", ""));
    line.on(new SipEvent.TimedOut(request("INVITE", "silent", ""), DESK));
    came("answered", 200); // as if it had come again after its end

    assertThat(book.counters("phones").ended())
        .extracting(ended ->
            (ended.came() ? "in " : "out ")
                + ended.outcome()
                + " "
                + ended.status().orElse(0)
                + " "
                + ended.calls())
        .containsExactly(
            "out SILENT 0 1",
            "out REDIRECTED 302 1",
            "in ANSWERED 200 2",
            "in BUSY 486 2",
            "in ABANDONED 487 1");
    assertThat(book.counters("nobody").ended()).isEmpty();
  }

  private void came(String callId, int status) {
    var invite = request("INVITE", callId, "");
    comes(invite);
    goes(invite.reply(100));
    goes(invite.reply(status).withToTag("u"));
    var again = request("INVITE", callId, ";tag=u").with("CSeq", "2 INVITE");
    comes(again);
    goes(again.reply(488));
  }
}
