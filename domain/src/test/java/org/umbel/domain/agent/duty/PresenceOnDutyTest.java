package org.umbel.domain.agent.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.options.AgentStatus;
import org.umbel.domain.agent.options.NoteRule;
import org.umbel.domain.agent.options.PresenceMapping;
import org.umbel.domain.agent.options.StatusRanges;
import org.umbel.domain.agent.state.BuiltIn;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Basic;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.Source;

/// What presence makes of agents, and when it does not (PR-1, PR-4, PR-5, PR-8, PR-11).
class PresenceOnDutyTest {
  private static final AgentState READY = new AgentState.Ready(reason("ready"));

  private final House house = new House(Channel.VOICE);

  private static Optional<Reason> reason(String code) {
    return Optional.of(new Reason(code, Reason.Place.REASONS, "KW_UC_STATUS"));
  }

  private static AgentState notReady(String code) {
    return new AgentState.NotReady(WorkMode.NONE, reason(code));
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, busy",
    "MEETING, busy",
    "DO_NOT_DISTURB, dnd",
    "BE_RIGHT_BACK, be-right-back",
    "AWAY, away",
    "VACATION, away"
  })
  void whoeverIsNotSimplyThereIsNotReadyAndTheReasonSaysWhy(Activity activity, String reason) {
    house.duties.login(House.ANNA);

    house.says(activity);

    assertThat(house.voice()).isEqualTo(notReady(reason));
  }

  @Test
  void whoeverIsThereIsReadyAndWhoeverIsNotIsLoggedOut() {
    house.duties.login(House.ANNA);

    house.says();
    assertThat(house.voice()).isEqualTo(READY);

    house.says(Presence.closed(house.instant()));
    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @ParameterizedTest
  @CsvSource({
    "I am away from the computer., AWAY",
    "I am in a meeting., MEETING",
    "Please do not disturb me., DO_NOT_DISTURB"
  })
  void theNoteIsTheReasonWhereThatIsSet(String note, Activity activity) {
    var standard = PresenceMapping.STANDARD;
    house.with(
        new PresenceMapping(PresenceMapping.Levels.NONE, standard.system(), List.of(), true));
    house.duties.login(House.ANNA);

    house.says(Presence.open(house.instant(), activity).noted(note));

    assertThat(house.voice()).isEqualTo(notReady(note));
  }

  @ParameterizedTest
  @CsvSource({"32, READY", "544, READY", "96, NOT_READY", "-32768, LOGOUT", "0, LOGOUT"})
  void thePlatformsOwnNumberDecidesByTheRangesThatAreSetForIt(int number, AgentStatus wanted) {
    var ranges =
        new PresenceMapping.Levels(
            StatusRanges.parse("32,544"),
            StatusRanges.parse("8,64,96,128,512,16384"),
            StatusRanges.parse("-32768,0"));
    house.with(new PresenceMapping(PresenceMapping.Levels.NONE, ranges, List.of(), false));
    house.duties.login(House.ANNA);

    house.says(Presence.open(house.instant()).numbered(number));

    assertThat(status(house.voice())).isEqualTo(wanted);
  }

  private static AgentStatus status(AgentState state) {
    return switch (state) {
      case AgentState.Ready _ -> AgentStatus.READY;
      case AgentState.NotReady _ -> AgentStatus.NOT_READY;
      case AgentState.LoggedOut _ -> AgentStatus.LOGOUT;
    };
  }

  @Test
  void aNoteChangesTheStateBeforeAnyNumber() {
    house.with(
        new PresenceMapping(
            PresenceMapping.Levels.NONE,
            PresenceMapping.STANDARD.system(),
            List.of(NoteRule.parse("NotReady, I am busy").orElseThrow()),
            false));
    house.duties.login(House.ANNA);

    house.says(Presence.open(house.instant()).noted("I am busy"));
    assertThat(house.voice()).isEqualTo(notReady("I am busy"));

    house.says(Presence.open(house.instant()).noted("I am back"));
    assertThat(house.voice()).isEqualTo(READY);
  }

  @Test
  void rangesDecideWhatPresenceMeans() {
    house.with(
        PresenceMapping.STANDARD.with(
            new PresenceMapping.Levels(
                StatusRanges.parse("0-7499"), Optional.empty(), StatusRanges.parse("12000-"))));
    house.duties.login(House.ANNA);

    house.says(Activity.BUSY);
    assertThat(house.voice()).isEqualTo(READY);

    house.says(Activity.AWAY);
    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);
  }

  @Test
  void whereNotesAreReasonsTheyAreSoForWhoIsReadyToo() {
    var mapping = PresenceMapping.STANDARD;
    house.with(new PresenceMapping(mapping.own(), mapping.system(), mapping.notes(), true));
    house.duties.login(House.ANNA);

    house.says(said("I am available"));
    assertThat(house.voice()).isEqualTo(new AgentState.Ready(reason("I am available")));

    house.says(said("at my desk"));
    assertThat(house.voice()).isEqualTo(new AgentState.Ready(reason("at my desk")));
  }

  private Presence said(String note) {
    return new Presence(Basic.OPEN, Set.of(), Optional.of(note), house.instant());
  }

  @Test
  void presenceThatNobodyKnowsChangesNothing() {
    house.duties.login(House.ANNA);
    house.says();

    house.says(Presence.unknown(house.instant()));
    assertThat(house.voice()).isEqualTo(READY);

    house.duties.choose(House.ANNA, BuiltIn.DO_NOT_DISTURB.id(), Cause.WORKER);
    house.duties.set(House.ANNA, AgentState.NOT_READY, Cause.SUPERVISOR);
    house.says();
    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);
  }

  @Test
  void whoeverHasNoPresenceSetsTheState() {
    house.duties.login(House.ANNA);
    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);

    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);

    assertThat(house.voice()).isEqualTo(AgentState.READY);
    assertThat(house.shown()).isEqualTo("predefReady");
  }

  @Test
  void whoeverTakesNoPartIsNotChangedByPresence() {
    house.says();

    assertThat(house.voice()).isEqualTo(AgentState.LOGGED_OUT);

    house.duties.login(House.ANNA);
    assertThat(house.voice()).isEqualTo(READY);
  }

  @Test
  void doNotDisturbKeepsPresenceOutUntilItIsLifted() {
    house.duties.login(House.ANNA);
    house.says();

    house.duties.choose(House.ANNA, BuiltIn.DO_NOT_DISTURB.id(), Cause.WORKER);
    assertThat(house.shown()).isEqualTo("predefDND");
    house.says(Activity.AWAY);
    house.says();
    house.says(Activity.BUSY);
    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);

    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
    assertThat(house.voice()).isEqualTo(notReady("busy"));
    house.says();
    assertThat(house.voice()).isEqualTo(READY);
  }

  @Test
  void aPrivateCallKeepsWorkersFromBeingReady() {
    house.duties.login(House.ANNA);
    house.says();

    house.phoneIsTaken();
    assertThat(house.voice()).isEqualTo(notReady("busy"));
    assertThat(house.agents.free(List.of(House.ANNA), Channel.VOICE)).isEmpty();

    house.phoneIsFree();
    assertThat(house.voice()).isEqualTo(READY);
  }

  @Test
  void whoeverIsReadyOnAPrivateCallIsItAfterwards() {
    house.duties.login(House.ANNA);
    house.phoneIsTaken();

    house.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);
    assertThat(house.voice()).isEqualTo(notReady("busy"));

    house.phoneIsFree();
    assertThat(house.voice()).isEqualTo(AgentState.READY);
  }

  @Test
  void aPrivateCallDoesNotEndWhatWasChosen() {
    house.duties.login(House.ANNA);
    house.says();
    house.duties.set(House.ANNA, AgentState.NOT_READY, Cause.WORKER);

    house.phoneIsTaken();
    house.phoneIsFree();

    assertThat(house.voice()).isEqualTo(AgentState.NOT_READY);
  }

  @Test
  void whatDutyShowsIsNoNewsOfThePerson() {
    house.duties.login(House.ANNA);
    house.says();

    house.presence.say(
        House.ANNAS, Source.DUTY, Presence.open(house.instant(), Activity.DO_NOT_DISTURB));

    assertThat(house.voice()).isEqualTo(READY);
  }

  @Test
  void allChannelsAreSetAtOnce() {
    var both = new House(Channel.VOICE, Channel.CHAT);

    both.duties.login(House.ANNA);
    both.duties.choose(House.ANNA, BuiltIn.READY.id(), Cause.WORKER);

    assertThat(both.agents.states(House.ANNA))
        .containsEntry(Channel.VOICE, AgentState.READY)
        .containsEntry(Channel.CHAT, AgentState.READY);
    both.phoneIsTaken();
    assertThat(both.shown()).isEqualTo("predefPartReady");
  }
}
