package org.umbel.domain.agent.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.agent.state.BuiltIn;
import org.umbel.domain.presence.Activity;

/// What becomes of workers when the server ends and begins anew.
class RestartTest {
  private final Map<AgentId, DutyMemory> kept = new HashMap<>();
  private final House before = begun(new House(Channel.VOICE));

  private House begun(House house) {
    return begun(house, house.instant());
  }

  private House begun(House house, Instant ended) {
    house.duties.keptBy(new Kept(Map.copyOf(kept), ended));
    house.duties.enlist();
    return house;
  }

  private House next() {
    return begun(new House(Channel.VOICE));
  }

  private House next(Duration away) {
    var house = new House(Channel.VOICE);
    return begun(house, house.instant().minus(away));
  }

  private final class Kept implements DutyVault {
    private final Recalled recalled;

    Kept(Map<AgentId, DutyMemory> duties, Instant ended) {
      recalled = new Recalled(duties, ended);
    }

    @Override
    public Recalled recall() {
      return recalled;
    }

    @Override
    public void keep(AgentId agent, DutyMemory memory) {
      kept.put(agent, memory);
    }
  }

  private void choose(House house, String state) {
    house.duties.screenOpened(House.ANNA);
    house.duties.choose(House.ANNA, state, Cause.WORKER);
  }

  @Test
  void whoeverWasReadyIsReady() {
    choose(before, BuiltIn.READY.id());

    assertThat(next().voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void whoeverDidNotWantToBeDisturbedDoesNot() {
    choose(before, BuiltIn.DO_NOT_DISTURB.id());

    var house = next();
    house.says();

    assertThat(house.shown()).isEqualTo(BuiltIn.DO_NOT_DISTURB.id());
  }

  @Test
  void whoeverDoesNotComeBackToAScreenLeaves() {
    choose(before, BuiltIn.READY.id());

    var house = next();
    house.pass(Duration.ofSeconds(59));
    assertThat(house.voice()).isEqualTo(AgentState.READY);
    house.pass(Duration.ofSeconds(1));

    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @Test
  void whoeverComesBackStays() {
    choose(before, BuiltIn.READY.id());

    var house = next();
    house.duties.screenOpened(House.ANNA);
    house.pass(Duration.ofMinutes(5));

    assertThat(house.voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void afterALongTimeNobodyIsThere() {
    choose(before, BuiltIn.READY.id());

    assertThat(next(Duration.ofSeconds(60)).voice()).isEqualTo(AgentState.LOGGED_OUT);
    assertThat(next(Duration.ofSeconds(59)).voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void whoeverHasLoggedOutStaysOut() {
    choose(before, BuiltIn.READY.id());
    before.duties.choose(House.ANNA, BuiltIn.LOGOUT_MENU.id(), Cause.WORKER);

    var house = new House(Channel.VOICE).automatic();
    begun(house);

    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @Test
  void aRestGoesOnAndEndsInTime() {
    choose(before, BuiltIn.READY.id());
    before.duties.automatic(House.ANNA, AutoEvent.PREVIEW_REJECT);

    var house = next();
    house.duties.screenOpened(House.ANNA);
    assertThat(house.shown()).isEqualTo(BuiltIn.DO_NOT_DISTURB.id());
    house.pass(Duration.ofMinutes(5));

    assertThat(house.voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void theWorkAfterACallGoesOnAndIsShown() {
    before.with(Duration.ofSeconds(30), Duration.ZERO);
    choose(before, BuiltIn.READY.id());
    before.hangUp(before.call());

    var house = next().with(Duration.ofSeconds(30), Duration.ZERO);
    house.duties.screenOpened(House.ANNA);
    assertThat(house.voice()).isEqualTo(new AgentState.NotReady(WorkMode.ACW, Optional.empty()));
    assertThat(house.duty()).isPresent();
    house.pass(Duration.ofSeconds(30));

    assertThat(house.voice()).isEqualTo(AgentState.READY);
    assertThat(house.duty()).isEmpty();
  }

  @Test
  void nobodyStaysKeptOrServing() {
    choose(before, BuiltIn.READY.id());
    before.call();

    var house = next();

    assertThat(house.agents.engaged(House.ANNA, Channel.VOICE)).isZero();
    assertThat(house.agents.free(Set.of(House.ANNA), Channel.VOICE)).containsExactly(House.ANNA);
  }

  @Test
  void presenceThatIsAsBeforeChangesNothing() {
    before.duties.screenOpened(House.ANNA);
    before.says(Activity.AWAY);
    before.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);

    var house = next();
    house.says(Activity.AWAY);
    assertThat(house.voice()).isEqualTo(AgentState.READY);
    house.says(Activity.BUSY);

    assertThat(house.voice()).isInstanceOf(AgentState.NotReady.class);
  }

  @Test
  void aWorkerWhoIsKnownLaterComesBackThen() {
    choose(before, BuiltIn.READY.id());
    var house = new House(Channel.VOICE);
    house.dismiss();
    begun(house);

    house.hire(Set.of(Channel.VOICE), true);
    house.duties.enlist();

    assertThat(house.voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void aChannelThatIsNewIsNotReady() {
    choose(before, BuiltIn.READY.id());

    var house = begun(new House(Channel.VOICE, Channel.CHAT));

    assertThat(house.agents.state(House.ANNA, Channel.VOICE)).isEqualTo(AgentState.READY);
    assertThat(house.agents.state(House.ANNA, Channel.CHAT)).isEqualTo(AgentState.NOT_READY);
  }
}
