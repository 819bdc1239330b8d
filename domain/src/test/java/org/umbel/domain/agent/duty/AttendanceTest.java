package org.umbel.domain.agent.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.state.BuiltIn;

/// Who takes part (PR-9).
class AttendanceTest {
  private final House house = new House(Channel.VOICE);

  private boolean registered() {
    return house.duties.registered(House.ANNA);
  }

  @Test
  void everybodyTakesPartWhereThatIsSet() {
    house.duties.enlist();
    assertThat(registered()).isFalse();

    house.automatic().duties.enlist();
    assertThat(registered()).isTrue();
    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);
  }

  @Test
  void whoeverIsOnThePhoneTakesPartAfterwards() {
    house.phoneIsTaken();
    house.automatic().duties.enlist();
    assertThat(registered()).isFalse();

    house.phoneIsFree();
    assertThat(registered()).isTrue();
  }

  @Test
  void whoeverClosesAllScreensTakesPartForAMinute() {
    house.duties.screenOpened(House.ANNA);
    house.duties.screenOpened(House.ANNA);
    house.duties.screenClosed(House.ANNA);
    house.pass(Duration.ofMinutes(5));
    assertThat(registered()).isTrue();

    house.duties.screenClosed(House.ANNA);
    house.pass(Duration.ofSeconds(59));
    assertThat(registered()).isTrue();

    house.pass(Duration.ofSeconds(1));
    assertThat(registered()).isFalse();
    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @Test
  void aScreenThatComesBackInTimeKeepsTheState() {
    house.duties.screenOpened(House.ANNA);
    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
    house.duties.screenClosed(House.ANNA);
    house.pass(Duration.ofSeconds(30));

    house.duties.screenOpened(House.ANNA);
    house.pass(Duration.ofMinutes(5));

    assertThat(house.voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void nobodyIsLoggedOutDuringACall() {
    house.duties.screenOpened(House.ANNA);
    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
    var call = house.call();
    house.duties.screenClosed(House.ANNA);

    house.pass(Duration.ofMinutes(5));
    assertThat(registered()).isTrue();

    house.hangUp(call);
    house.pass(Duration.ZERO);
    assertThat(registered()).isFalse();
  }

  @Test
  void withoutScreensNobodyLeavesWhereEverybodyTakesPart() {
    house.automatic().duties.enlist();
    house.duties.screenOpened(House.ANNA);
    house.duties.screenClosed(House.ANNA);

    house.pass(Duration.ofHours(1));

    assertThat(registered()).isTrue();
  }

  @Test
  void whoeverLogsOutStaysSoUntilTheOwnWish() {
    house.automatic().duties.enlist();

    house.duties.choose(House.ANNA, BuiltIn.LOGOUT_MENU.id(), Cause.WORKER);
    house.duties.screenOpened(House.ANNA);
    house.duties.enlist();
    house.says();
    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);

    house.duties.login(House.ANNA);
    assertThat(house.voice()).isInstanceOf(AgentState.Ready.class);
  }

  @Test
  void whoeverIsNoWorkerAnyMoreIsLoggedOut() {
    house.automatic().duties.enlist();

    house.hire(Set.of(Channel.VOICE), false);
    house.duties.enlist();
    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);

    house.hire(Set.of(Channel.VOICE), true);
    house.duties.enlist();
    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);

    house.dismiss();
    house.duties.enlist();
    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @Test
  void aChannelThatIsTakenAwayIsLoggedOut() {
    var both = new House(Channel.VOICE, Channel.CHAT);
    both.automatic().duties.enlist();
    both.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);

    both.hire(Set.of(Channel.VOICE), true);
    both.duties.enlist();

    assertThat(both.agents.state(House.ANNA, Channel.CHAT)).isEqualTo(AgentState.LOGGED_OUT);
    assertThat(both.shown()).isEqualTo("predefReady");
  }

  @Test
  void strangersAreToldSo() {
    var stranger = new AgentId("nobody");

    assertThat(house.duties.choose(stranger, "predefReady", Cause.SUPERVISOR))
        .isEqualTo(Duties.Choice.NO_SUCH_WORKER);
    assertThat(house.duties.choose(House.ANNA, "predefPartReady", Cause.SUPERVISOR))
        .isEqualTo(Duties.Choice.NO_SUCH_STATE);
    assertThat(house.duties.choose(House.ANNA, "gone", Cause.SUPERVISOR))
        .isEqualTo(Duties.Choice.NO_SUCH_STATE);
    house.duties.screenOpened(stranger);
    assertThat(house.duties.registered(stranger)).isFalse();
  }
}
