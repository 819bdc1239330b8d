package org.umbel.domain.agent.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.options.CallPush;
import org.umbel.domain.agent.options.StatusNumber;
import org.umbel.domain.agent.state.AgentPattern;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.agent.state.AutoState;
import org.umbel.domain.agent.state.BuiltIn;
import org.umbel.domain.agent.state.StateDefinition;
import org.umbel.domain.agent.state.StateText;
import org.umbel.domain.agent.state.States;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Presence;

/// What follows calls and offers (PR-6, PR-7, KW-5, CS-2).
class AfterwardsTest {
  private static final AgentState ACW = new AgentState.NotReady(WorkMode.ACW, Optional.empty());
  private static final AgentState LEGAL = new AgentState.NotReady(WorkMode.LEGAL, Optional.empty());

  private final House house = new House(Channel.VOICE);

  private static StateDefinition state(String id, boolean ready, WorkMode mode) {
    return new StateDefinition(
        id,
        Optional.empty(),
        List.of(new StateText(Optional.empty(), Optional.of(id), Optional.of(id))),
        List.of(new AgentPattern(ready, mode, Optional.empty())));
  }

  @BeforeEach
  void annaIsReady() {
    house.duties.login(House.ANNA);
    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
  }

  @Test
  void nobodyElseIsOfferedDuringACall() {
    var call = house.call();

    assertThat(house.voice()).isEqualTo(AgentState.READY);
    assertThat(house.agents.free(List.of(House.ANNA), Channel.VOICE)).isEmpty();

    house.hangUp(call);
    assertThat(house.agents.free(List.of(House.ANNA), Channel.VOICE)).contains(House.ANNA);
  }

  @Test
  void aCallShowsAsPresenceWhereThatIsSet() {
    house.with(new CallPush(true, new StatusNumber(6_500), "With a customer", Optional.empty()));

    var call = house.call();
    assertThat(house.duty().map(Presence::activities).orElseThrow()).containsExactly(Activity.BUSY);
    assertThat(house.duty().flatMap(Presence::note)).contains("With a customer");

    house.hangUp(call);
    assertThat(house.duty()).isEmpty();
  }

  @Test
  void afterTheCallMayComeAnotherStatus() {
    house.with(
        new CallPush(true, new StatusNumber(9_500), "x", Optional.of(new StatusNumber(12_500))));
    house.says();

    house.hangUp(house.call());
    assertThat(house.duty().map(Presence::activities).orElseThrow())
        .containsExactly(Activity.BE_RIGHT_BACK);
    assertThat(house.voice()).isInstanceOf(AgentState.Ready.class);

    house.says(Activity.AWAY);
    assertThat(house.duty()).isEmpty();
  }

  @Test
  void withoutThatNothingIsShown() {
    var call = house.call();

    assertThat(house.duty()).isEmpty();
    call.close();
  }

  @Test
  void afterACallComesWorkAndThenThePauseAndThenWhatWas() {
    house.with(Duration.ofSeconds(30), Duration.ofSeconds(10));

    house.hangUp(house.call());
    assertThat(house.voice()).isEqualTo(ACW);
    assertThat(house.duty().flatMap(Presence::note)).contains("Working after call");

    house.pass(Duration.ofSeconds(29));
    assertThat(house.voice()).isEqualTo(ACW);

    house.pass(Duration.ofSeconds(1));
    assertThat(house.voice()).isEqualTo(LEGAL);
    assertThat(house.duty().flatMap(Presence::note)).contains("Statutory pause");

    house.pass(Duration.ofSeconds(10));
    assertThat(house.voice()).isEqualTo(AgentState.READY);
    assertThat(house.shown()).isEqualTo("predefReady");
    assertThat(house.duty()).isEmpty();
  }

  @Test
  void theOrderOfHangingUpDoesNotMatter() {
    house.with(Duration.ofSeconds(30), Duration.ZERO);

    var call = house.call();
    call.close();
    house.phoneIsFree();
    call.close();

    assertThat(house.voice()).isEqualTo(ACW);
    assertThat(house.duty()).isPresent();
    house.pass(Duration.ofSeconds(30));
    assertThat(house.voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void thePauseCanStandAlone() {
    house.with(Duration.ZERO, Duration.ofSeconds(10));

    house.hangUp(house.call());

    assertThat(house.voice()).isEqualTo(LEGAL);
  }

  @Test
  void theWorkAfterACallIsLeftByHandOrByPresence() {
    house.with(Duration.ofSeconds(30), Duration.ofSeconds(10));

    house.hangUp(house.call());
    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
    assertThat(house.voice()).isEqualTo(AgentState.READY);
    assertThat(house.duty()).isEmpty();

    house.hangUp(house.call());
    house.says(Activity.AWAY);
    assertThat(house.voice()).isNotEqualTo(ACW);
    assertThat(house.duty()).isEmpty();
    house.pass(Duration.ofMinutes(1));
    assertThat(house.voice()).isInstanceOf(AgentState.NotReady.class);
  }

  @Test
  void whoeverRefusesIsLeftAloneAndThenReady() {
    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);
    assertThat(house.shown()).isEqualTo("predefDND");

    house.pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);

    house.pass(Duration.ofMillis(1));
    assertThat(house.voice()).isEqualTo(AgentState.READY);
    assertThat(house.told).endsWith("predefDND", "predefReady");
  }

  @Test
  void afterTheRestPresenceDecidesWhereItIsKnown() {
    house.says();

    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);
    house.says(Presence.unknown(house.instant()));
    house.pass(Duration.ofMinutes(5));

    assertThat(house.voice()).isInstanceOf(AgentState.Ready.class);
  }

  @Test
  void theRestEndsWhenTheStateChangesOtherwise() {
    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);
    house.duties.choose(House.ANNA, BuiltIn.DO_NOT_DISTURB.id(), Cause.WORKER);

    house.pass(Duration.ofHours(1));

    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);
  }

  @Test
  void theRestEndsWhenSomebodyElseChangesTheState() {
    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);
    house.agents.change(House.ANNA, List.of(Channel.VOICE), ACW, Cause.SUPERVISOR);

    house.pass(Duration.ofHours(1));

    assertThat(house.voice()).isEqualTo(ACW);
  }

  @Test
  void theDocumentSaysWhatFollowsARefusal() {
    var away = state("away", false, WorkMode.AWAY);
    var back = state("back", false, WorkMode.BACK);
    house.states =
        new States(
            List.of(away, back),
            Map.of(AutoEvent.PREVIEW_REJECT, new AutoState(away, Optional.of(back))));

    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);
    assertThat(house.shown()).isEqualTo("away");

    house.pass(Duration.ofMinutes(5));
    assertThat(house.shown()).isEqualTo("back");
  }

  @Test
  void withoutAStateAfterItTheFormerOneComesBack() {
    var away = state("away", false, WorkMode.AWAY);
    var free = state("free", true, WorkMode.NONE);
    house.states =
        new States(
            List.of(away, free),
            Map.of(AutoEvent.PREVIEW_REJECT, new AutoState(away, Optional.empty())));
    house.duties.choose(House.ANNA, "free", Cause.WORKER);

    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);
    house.pass(Duration.ofMinutes(5));

    assertThat(house.shown()).isEqualTo("free");
  }

  @Test
  void whoeverDoesNotAnswerIsNotReadyUntilSomethingChanges() {
    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_TIMEOUT);

    house.pass(Duration.ofHours(1));

    assertThat(house.shown()).isEqualTo("predefNotReady");
  }

  @Test
  void whoeverTakesACallElsewhereIsNotDisturbed() {
    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REDIRECT);
    house.says(Activity.AWAY);
    house.says();

    assertThat(house.shown()).isEqualTo("predefDND");
    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
    assertThat(house.voice()).isInstanceOf(AgentState.Ready.class);
  }

  @Test
  void anOfferThatEndsTooLateChangesNothing() {
    house.duties.choose(House.ANNA, BuiltIn.LOGOUT_MENU.id(), Cause.WORKER);

    house.duties.automatic(House.ANNA, AutoEvent.PREVIEW_TIMEOUT);

    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @Test
  void aChosenStateIsShownThoughAnEarlierOneOfTheDocumentFitsToo() {
    house.states =
        new States(
            List.of(state("away", false, WorkMode.NONE), state("lunch", false, WorkMode.AWAY)),
            Map.of());

    house.duties.choose(House.ANNA, "lunch", Cause.WORKER);
    assertThat(house.shown()).isEqualTo("lunch");

    house.duties.set(
        House.ANNA, new AgentState.NotReady(WorkMode.AWAY, Optional.empty()), Cause.SUPERVISOR);
    assertThat(house.shown()).isEqualTo("away");
  }
}
