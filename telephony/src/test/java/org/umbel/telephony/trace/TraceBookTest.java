package org.umbel.telephony.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.CallSummary.Outcome;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Step;
import org.umbel.domain.trace.Step.What;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

class TraceBookTest {
  private static final CallId CALL = new CallId("one");
  private static final Peer PBX = new Peer(Protocol.UDP, new InetSocketAddress("192.0.2.7", 5060));
  private static final Peer DESK = new Peer(Protocol.TCP, new InetSocketAddress("192.0.2.9", 6000));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T10:00:00Z"));
  private final List<SipEvent> passedOn = new ArrayList<>();
  private TraceBook book = new TraceBook(TraceLimits.DEFAULT, now::get);
  private SipListener line = line(book);

  private SipListener line(TraceBook traces) {
    return traces.line("pbx", () -> List.of(ListenPoint.udp("192.0.2.1", 5060)), passedOn::add);
  }

  private void keep(TraceLimits limits) {
    book = new TraceBook(limits, now::get);
    line = line(book);
  }

  static Request request(String method, String callId, String toTag) {
    var text =
        """
        %s sip:4000@192.0.2.1 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK%s%s
        From: "Ben" <sip:4001@192.0.2.7>;tag=b
        To: <sip:4000@192.0.2.1>%s
        Call-ID: %s
        CSeq: 1 %s
        Content-Length: 0

        """
            .formatted(method, method, callId, toTag, callId, method);
    return (Request) parsed(text);
  }

  static SipMessage parsed(String text) {
    return SipMessage.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private void comes(SipMessage message, Peer from) {
    line.on(new SipEvent.Received(message, from));
    now.updateAndGet(at -> at.plusMillis(10));
  }

  private void goes(SipMessage message, Peer to) {
    line.on(new SipEvent.Sent(message, to));
    now.updateAndGet(at -> at.plusMillis(10));
  }

  /// A call that is answered here and ended by the caller.
  private void call(CallId id, String callId) {
    var invite = request("INVITE", callId, "");
    comes(invite, PBX);
    book.begin(id, invite);
    goes(ok(invite), PBX);
    comes(request("ACK", callId, ";tag=u"), PBX);
    book.happened(new Event.CallAnswered(id, new Extension("4000"), caller()));
    var bye = request("BYE", callId, ";tag=u");
    comes(bye, PBX);
    goes(bye.reply(200), PBX);
    book.happened(new Event.CallFinished(id, Duration.ofSeconds(1)));
  }

  /// A call that nobody here takes.
  private void refusedCall(CallId id, String callId) {
    var invite = request("INVITE", callId, "");
    comes(invite, PBX);
    book.begin(id, invite);
    goes(invite.reply(404).withToTag("u"), PBX);
    book.happened(new Event.CallRefused(id, "nobody has 4000"));
    book.happened(new Event.CallFinished(id, Duration.ZERO));
  }

  private static Response ok(Request invite) {
    return invite.reply(200).withToTag("u");
  }

  private static org.umbel.domain.call.Caller caller() {
    return new org.umbel.domain.call.Caller(
        Optional.of(new PhoneNumber("4001")), Optional.of("Ben"));
  }

  private CallTrace trace(CallId id) {
    return book.find(id).orElseThrow();
  }

  private static List<String> titles(CallTrace trace) {
    return trace.steps().stream().map(TraceBookTest::title).toList();
  }

  private static String title(Step step) {
    return switch (step) {
      case Step.Message message -> (message.received() ? "> " : "< ") + message.title();
      case Step.KeyPressed _ -> "key";
      case Step.Happening happening -> happening.what() + " " + happening.detail();
    };
  }

  private List<String> kept() {
    return book.latest("", 10_000).stream().map(call -> call.id().value()).toList();
  }

  @Test
  void aCallIsToldFromItsInviteToWhoHungUp() {
    call(CALL, "a@pbx");

    assertThat(titles(trace(CALL)))
        .containsExactly(
            "> INVITE",
            "< 200 OK",
            "> ACK",
            "ANSWERED 4000",
            "> BYE",
            "HUNG_UP 4001",
            "< 200 OK",
            "ENDED ");
    assertThat(passedOn).hasSize(5);
  }

  @Test
  void theSummarySaysWhoCalledWhomAndWhatBecameOfIt() {
    call(CALL, "a@pbx");

    assertThat(book.latest("", 10))
        .containsExactly(
            new CallSummary(
                CALL,
                Instant.parse("2026-03-04T10:00:00Z"),
                Optional.of(Duration.ofMillis(50)),
                caller(),
                "4000",
                Optional.empty(),
                List.of("pbx"),
                Outcome.ANSWERED,
                "4000",
                Optional.empty()));
  }

  @Test
  void aLegSaysWhereThePartyIsAndWhereWeListen() {
    call(CALL, "a@pbx");

    var leg = trace(CALL).legs().getFirst();
    assertThat(leg.name()).isEqualTo("4001");
    assertThat(leg.peer()).isEqualTo(PBX.address());
    assertThat(leg.local()).isEqualTo(new InetSocketAddress("192.0.2.1", 5060));
    assertThat(leg.transport()).isEqualTo(Leg.Transport.UDP);
    assertThat(leg.media()).isEmpty();
  }

  @Test
  void thePhonesThatRingBelongToTheCallersTrace() {
    var invite = request("INVITE", "a@pbx", "");
    comes(invite, PBX);
    var traced = book.begin(CALL, invite);
    traced.leg("b@umbel");
    var ringing = request("INVITE", "b@umbel", "");
    goes(ringing, DESK);
    comes(ringing.reply(180), DESK);
    comes(ok(ringing), DESK);
    book.happened(new Event.CallConnected(CALL, new Extension("4000")));
    goes(ok(invite), PBX);

    var trace = trace(CALL);
    assertThat(trace.legs()).extracting(Leg::name).containsExactly("4001", "4000");
    assertThat(trace.legs().get(1).transport()).isEqualTo(Leg.Transport.TCP);
    assertThat(trace.steps().get(1)).extracting("leg").isEqualTo(1);
    assertThat(trace.summary().outcome()).isEqualTo(Outcome.GOING_ON);
  }

  @Test
  void aRefusedCallSaysWhy() {
    refusedCall(CALL, "a@pbx");

    var summary = trace(CALL).summary();
    assertThat(summary.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(summary.detail()).isEqualTo("404 Not Found: nobody has 4000");
  }

  @Test
  void aCallThatTheEndpointItselfRefusedIsTracedToo() {
    var invite = request("INVITE", "a@pbx", "");
    comes(invite, PBX);
    line.on(new SipEvent.Shed(invite, PBX, "too much to do"));
    goes(invite.reply(503).withToTag("u"), PBX);
    comes(request("ACK", "a@pbx", ";tag=u"), PBX);

    var summary = book.latest("", 1).getFirst();
    assertThat(summary.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(summary.detail()).isEqualTo("503 Service Unavailable: too much to do");
    assertThat(titles(trace(summary.id())))
        .containsExactly(
            "> INVITE", "REFUSED too much to do", "< 503 Service Unavailable", "> ACK");
  }

  @Test
  void aCallWhoseHeadersCannotBeReadIsListedNevertheless() {
    var invite = request("INVITE", "a@pbx", "").with("Diversion", "<<<").with("Privacy", ";;");
    comes(invite.with("P-Asserted-Identity", "<sip:").with("History-Info", "<sip:"), PBX);

    assertThat(book.latest("", 1)).hasSize(1);
    assertThat(trace(book.latest("", 1).getFirst().id()).steps()).hasSize(1);
  }

  @Test
  void whatWasRepeatedIsMarked() {
    var invite = request("INVITE", "a@pbx", "");
    comes(invite, PBX);
    comes(invite, PBX);
    line.on(new SipEvent.Retransmitted("200 INVITE", "a@pbx", PBX));

    var steps = trace(book.latest("", 1).getFirst().id()).steps();
    assertThat(steps.subList(0, 2)).extracting("repeated").containsExactly(false, true);
    assertThat(title(steps.get(2))).isEqualTo("SENT_AGAIN 200 INVITE");
  }

  @Test
  void theOldestCallsAreForgotten() {
    keep(new TraceLimits(3, 1 << 20, false));
    for (int i = 1; i <= 5; i++) {
      call(new CallId("c" + i), "c" + i + "@pbx");
    }

    assertThat(kept()).containsExactly("c5", "c4", "c3");
  }

  @Test
  void aFloodOfRefusedCallsPushesOutNoCallThatWasAnswered() {
    keep(new TraceLimits(10, 1 << 20, false));
    call(CALL, "a@pbx");
    for (int i = 0; i < 1_000; i++) {
      refusedCall(new CallId("r" + i), "r" + i + "@scanner");
      comes(request("INVITE", "x" + i + "@scanner", ""), PBX);
    }

    assertThat(kept()).contains("one").hasSize(1 + 2);
  }

  @Test
  void aCallThatIsServedIsKeptWhateverComes() {
    keep(new TraceLimits(1, 1 << 20, false));
    var invite = request("INVITE", "a@pbx", "");
    comes(invite, PBX);
    book.begin(CALL, invite);
    for (int i = 0; i < 10; i++) {
      call(new CallId("c" + i), "c" + i + "@pbx");
    }

    assertThat(kept()).containsExactly("c9", "one");
  }

  @Test
  void memoryIsBoundedInBytes() {
    keep(new TraceLimits(1_000, 50_000, false));
    for (int i = 0; i < 100; i++) {
      call(new CallId("c" + i), "c" + i + "@pbx");
    }

    assertThat(kept()).hasSizeBetween(5, 15).first().isEqualTo("c99");
  }

  @Test
  void aLongCallKeepsItsBeginningAndItsEnd() {
    var invite = request("INVITE", "a@pbx", "");
    comes(invite, PBX);
    book.begin(CALL, invite);
    for (int i = 0; i < 1_000; i++) {
      comes(request("INFO", "a@pbx", ";tag=u"), PBX);
    }
    comes(request("BYE", "a@pbx", ";tag=u"), PBX);

    var trace = trace(CALL);
    assertThat(trace.leftOut()).isEqualTo(1_002 - 2 * TraceLimits.STEPS);
    assertThat(titles(trace)).startsWith("> INVITE").endsWith("> BYE", "HUNG_UP 4001");
  }

  @Test
  void callsAreFoundByAPartOfTheirNumbers() {
    call(CALL, "a@pbx");

    assertThat(book.latest("001", 10)).hasSize(1);
    assertThat(book.latest("400", 10)).hasSize(1);
    assertThat(book.latest("5", 10)).isEmpty();
  }

  @Test
  void messagesAreCountedByLineMethodAndKind() {
    call(CALL, "a@pbx");
    comes(request("MESSAGE", "m@pbx", ""), PBX);

    var counts = new ArrayList<String>();
    Optional.ofNullable(book.counters().get("pbx"))
        .orElseThrow()
        .each(c ->
            counts.add(
                (c.received() ? "in " : "out ")
                    + c.method()
                    + " "
                    + c.kind()
                    + " "
                    + c.messages()));

    assertThat(counts)
        .containsExactlyInAnyOrder(
            "in INVITE request 1",
            "out INVITE 2xx 1",
            "in ACK request 1",
            "in BYE request 1",
            "out BYE 2xx 1",
            "in other request 1");
  }

  @Test
  void nobodyIsTracedWhoIsNoCall() {
    comes(request("OPTIONS", "o@pbx", ""), PBX);
    comes(request("BYE", "s@pbx", ";tag=stray"), PBX);

    assertThat(kept()).isEmpty();
    assertThat(book.find(CALL)).isEmpty();
  }

  @Test
  void whatHappenedToACallNobodyKnowsIsLeftOut() {
    book.happened(new Event.CallFinished(CALL, Duration.ZERO));

    assertThat(kept()).isEmpty();
  }

  @Test
  void theEndIsTheServersOwnWhenItSaysBye() {
    var invite = request("INVITE", "a@pbx", "");
    comes(invite, PBX);
    book.begin(CALL, invite);
    goes(ok(invite), PBX);
    goes(request("BYE", "a@pbx", ";tag=u"), PBX);

    assertThat(trace(CALL).steps())
        .anySatisfy(step ->
            assertThat(step)
                .isInstanceOfSatisfying(
                    Step.Happening.class,
                    happening -> {
                      assertThat(happening.what()).isEqualTo(What.HUNG_UP);
                      assertThat(happening.detail()).isEmpty();
                    }));
  }
}
