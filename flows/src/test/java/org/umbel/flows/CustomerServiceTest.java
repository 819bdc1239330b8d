package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.options.PreviewOptions;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Engagement;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.preview.Where;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.Report.Kind;
import org.umbel.domain.speech.Count;
import org.umbel.domain.speech.Prompt;

/// What becomes of a customer, branch by branch. The customer's own time is what passes.
@Timeout(60)
class CustomerServiceTest {
  private static final PhoneNumber DESK = new PhoneNumber("4099");

  private final CustomerCall call = new CustomerCall();
  private final List<Report> reports = new CopyOnWriteArrayList<>();
  private final House house = new House();
  private ContactCentre centre = centre(PreviewOptions.STANDARD, "anna", "boris");

  private ContactCentre centre(PreviewOptions times, String... workers) {
    return new ContactCentre(call.clock(), times, reports::add, workers);
  }

  private void serve() {
    centre.serve(call, house);
  }

  private void patient(Duration patience) {
    centre.strategy =
        new Strategy(
            List.of(new Step(Manner.IN_TURN, Candidates.EVERYBODY, patience)), Duration.ZERO);
  }

  private void nobodyIsReady() {
    centre.notReady("anna");
    centre.notReady("boris");
  }

  private String outcome() {
    return reports.stream()
        .filter(report -> report.kind() == Kind.INTERACTION_ENDED)
        .map(report -> report.field("outcome"))
        .reduce((_, _) -> "ended twice")
        .orElse("not ended");
  }

  @Test
  void whoIsServedIsReportedWithTheWorkerAndNobodyIsKeptAfterwards() {
    centre.accepts("anna");
    call.isServed();

    serve();

    assertThat(outcome()).isEqualTo("served");
    assertThat(reports)
        .filteredOn(report -> report.kind() == Kind.INTERACTION_SERVED)
        .extracting(report -> report.field("agent"))
        .containsExactly("anna");
    assertThat(call.rung().orElseThrow().number()).isEqualTo(new PhoneNumber("4001"));
    assertThat(centre.isAtRest()).isTrue();
  }

  @Test
  void withNobodyReadyAndNoDefaultRouteTheCallerIsToldSo() {
    nobodyIsReady();

    serve();

    assertThat(call.heard()).containsExactly(Prompt.NOBODY_FREE, Prompt.GOODBYE);
    assertThat(outcome()).isEqualTo("nobody");
  }

  @Test
  void theDefaultRouteTakesWhoNobodyTakes() {
    nobodyIsReady();
    centre.defaultRoute = Optional.of(DESK);
    call.isTransferred(new Transfer.Done());

    serve();

    assertThat(call.calledFor()).containsExactly(DESK);
    assertThat(call.heard()).isEmpty();
    assertThat(outcome()).isEqualTo("default-route");
  }

  @Test
  void aDefaultRouteThatIsNotTakenEndsAsIfThereWereNone() {
    nobodyIsReady();
    centre.defaultRoute = Optional.of(DESK);
    call.isTransferred(new Transfer.NotTaken(Reason.BUSY));

    serve();

    assertThat(call.heard()).containsExactly(Prompt.NOBODY_FREE, Prompt.GOODBYE);
    assertThat(outcome()).isEqualTo("nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, PREVIEW_REJECT",
    "NO_ANSWER, PREVIEW_TIMEOUT",
    "UNAVAILABLE, PREVIEW_TIMEOUT",
    "UNKNOWN, PREVIEW_TIMEOUT"
  })
  void whosePhoneDoesNotTakeTheCallIsNotAskedNextAndAnotherIs(Reason reason, String state) {
    centre.accepts("anna");
    centre.accepts("boris");
    call.phones(talk -> {
      if (talk.state().worker().digits().equals("4001")) {
        return new Brought.NotTaken(reason);
      }
      talk.answered();
      talk.released();
      return new Brought.Talking(talk);
    });

    serve();

    assertThat(centre.missed).containsExactly("anna " + state);
    assertThat(centre.ends).containsExactly("anna Accepted", "boris Accepted");
    assertThat(outcome()).isEqualTo("served");
  }

  @Test
  void whoHasNoPhoneIsNotReadyAnyMore() {
    centre.accepts("anna");
    centre.notReady("boris");

    serve();

    assertThat(centre.missed).containsExactly("anna PREVIEW_TIMEOUT");
    assertThat(outcome()).isEqualTo("nobody");
  }

  @Test
  void whoTakesItElsewhereIsRungThereAndNotBlamed() {
    centre.does(
        "anna",
        offer -> centre.previews.accept(offer.id(), offer.agent(), new Where.Elsewhere(DESK)));
    centre.notReady("boris");
    call.phones(_ -> new Brought.NotTaken(Reason.NO_ANSWER));

    serve();

    assertThat(call.rung().orElseThrow().number()).isEqualTo(DESK);
    assertThat(call.rung().orElseThrow().worker().digits()).isEqualTo("4001");
    assertThat(centre.missed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void thePhoneAnswersByItselfWhereThatIsSet(boolean wanted) {
    centre = centre(PreviewOptions.STANDARD.withAutoAnswer(wanted), "anna");
    centre.accepts("anna");
    call.isServed();

    serve();

    assertThat(call.rung().orElseThrow().answersItself()).isEqualTo(wanted);
  }

  @Test
  void aPhoneElsewhereIsNeverAskedToAnswerByItself() {
    centre = centre(PreviewOptions.STANDARD.withAutoAnswer(true), "anna");
    centre.does(
        "anna",
        offer -> centre.previews.accept(offer.id(), offer.agent(), new Where.Elsewhere(DESK)));
    call.isServed();

    serve();

    assertThat(call.rung().orElseThrow().answersItself()).isFalse();
  }

  @Test
  void whoIsNoWorkerAnyMoreIsPassedOver() {
    centre.does(
        "anna",
        offer -> {
          centre.dismiss("anna");
          centre.previews.accept(offer.id(), offer.agent(), Where.OWN_PLACE);
        });
    centre.accepts("boris");
    call.isServed();

    serve();

    assertThat(call.rung().orElseThrow().number()).isEqualTo(new PhoneNumber("4002"));
  }

  @Test
  void whoHangsUpWhileWaitingTakesTheOfferBack() {
    call.waitsFor(Duration.ofSeconds(3));

    assertThatThrownBy(this::serve).isInstanceOf(CallEnded.class);

    assertThat(centre.ends).containsExactly("anna Cancel");
    assertThat(outcome()).isEqualTo("abandoned");
    assertThat(centre.isAtRest()).isTrue();
  }

  @Test
  void whoHangsUpWhileThePhoneRingsLeavesNobodyKept() {
    centre.accepts("anna");
    call.phones(_ -> {
      throw new CallEnded(call.id());
    });

    assertThatThrownBy(this::serve).isInstanceOf(CallEnded.class);

    assertThat(outcome()).isEqualTo("abandoned");
    assertThat(centre.isAtRest()).isTrue();
  }

  @Test
  void whoWaitsIsToldTwiceAMinuteThatAllAreBusy() {
    nobodyIsReady();
    patient(Duration.ofHours(1));
    call.waitsFor(Duration.ofSeconds(55));

    assertThatThrownBy(this::serve).isInstanceOf(CallEnded.class);

    assertThat(call.heard()).containsExactly(Prompt.ALL_BUSY, Prompt.ALL_BUSY);
  }

  @Test
  void whoWaitsBehindOthersIsToldHowMany() {
    nobodyIsReady();
    patient(Duration.ofHours(1));
    centre.figures.enter(ContactCentre.NUMBER);
    centre.figures.enter(ContactCentre.NUMBER);
    call.waitsFor(Duration.ofSeconds(30));

    assertThatThrownBy(this::serve).isInstanceOf(CallEnded.class);

    assertThat(call.heard())
        .containsExactly(Prompt.ALL_BUSY, Prompt.CALLERS_BEFORE_YOU, new Count(2));
  }

  @Test
  void nothingIsSaidWhereAnnouncementsAreOff() {
    nobodyIsReady();
    patient(Duration.ofHours(1));
    centre.welcome =
        new ContactPoint.Welcome(Optional.empty(), Optional.empty(), Optional.empty(), false);
    call.waitsFor(Duration.ofMinutes(2));

    assertThatThrownBy(this::serve).isInstanceOf(CallEnded.class);

    assertThat(call.heard()).isEmpty();
  }

  @Test
  void whoBecomesReadyMeanwhileIsFound() {
    nobodyIsReady();
    patient(Duration.ofHours(1));
    centre.accepts("boris");
    call.isServed();
    Thread.startVirtualThread(() -> centre.ready("boris"));

    serve();

    assertThat(outcome()).isEqualTo("served");
  }

  @Test
  void userToUserBecomesTextAndOtherHeadersStayAsTheyAre() {
    var text = HexFormat.of().formatHex("customer 17".getBytes(StandardCharsets.UTF_8));
    centre.headers = Set.of("User-to-User", "X-Contract");
    call.with("User-to-User", text + ";encoding=hex;purpose=isdn-uui")
        .with("X-Contract", "gold")
        .with("X-Secret", "not wanted");

    var wish = offered();

    assertThat(wish.data().pairs())
        .containsEntry("User-to-User", "customer 17")
        .containsEntry("X-Contract", "gold")
        .containsEntry("USER-ID", "0301")
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"0102;encoding=hex", "zz;encoding=hex", "abc;encoding=hex", "plain text"})
  void userToUserThatIsNoTextStaysAsItIs(String value) {
    call.with("User-to-User", value);

    assertThat(offered().data().value("User-to-User")).contains(value);
  }

  /// What a worker is offered, who rejects it.
  private Interaction offered() {
    var seen = new AtomicReference<Interaction>();
    centre.notReady("boris");
    centre.does(
        "anna",
        offer -> {
          seen.set(offer.interaction());
          centre.previews.reject(offer.id(), offer.agent());
        });
    serve();
    return seen.get();
  }

  @Test
  void aCustomerWhoWithholdsTheNumberIsKnownAgainByTheCall() {
    var former = served("0301");
    call.withheld().after(former.call().id());

    var wish = offered();

    assertThat(wish.id()).isEqualTo(former.interaction().id());
    assertThat(wish.data().value("notes")).contains("wants a loan");
    assertThat(wish.from()).isEmpty();
  }

  @Test
  void aCallThatComesBackFromAnotherSystemIsKnownByItsHeader() {
    var former = served("0301");
    call.from("0999").with(ConnectionId.HEADER, former.interaction().id().hex());

    assertThat(offered().data().value("notes")).contains("wants a loan");
  }

  @Test
  void aColleagueWhoCallsIsServingSomebodyAboutWhomItIs() {
    var former = served("0301");
    call.from("4002"); // Boris's own phone

    var wish = offered();

    assertThat(wish.id()).isEqualTo(former.interaction().id());
    assertThat(wish.data().value("notes")).contains("wants a loan");
  }

  @Test
  void anotherCallerOfTheSameNumberIsSomebodyElse() {
    var former = served("0301");
    call.from("0301"); // as everybody of that company

    var wish = offered();

    assertThat(wish.id()).isNotEqualTo(former.interaction().id());
    assertThat(wish.data().value("notes")).isEmpty();
  }

  /// A customer whom Boris serves just now, with notes.
  private Engagement served(String number) {
    var boris = new AgentId("boris");
    var interaction =
        new Interaction(
            ConnectionId.random(),
            Channel.VOICE,
            Optional.of(new PhoneNumber(number)),
            Optional.empty(),
            Optional.empty(),
            UserData.NONE.with("notes", "wants a loan"));
    var talk = new WorkerTalk(new CallId("former"), new PhoneNumber("4002"));
    talk.answered();
    var id = centre.interactions.begin(boris, interaction, talk, true);
    return centre.interactions.find(id, boris).orElseThrow();
  }
}
