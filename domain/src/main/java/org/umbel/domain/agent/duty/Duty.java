package org.umbel.domain.agent.duty;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.options.PauseOptions;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.agent.state.BuiltIn;
import org.umbel.domain.agent.state.StateDefinition;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceChange;
import org.umbel.domain.presence.Source;

/// What one worker is on duty for. Whatever happens to the worker comes here, one after the other.
final class Duty {
  private final AgentId agent;
  private final Surroundings around;
  private final OwnSurroundings own;
  private final AgentChannels channels;
  private final Attendance attendance = new Attendance();
  private boolean undisturbed; // by presence; this and below guarded by this
  private boolean phoneServes; // the call at the phone is a customer's
  private Optional<AgentState> mapped = Optional.empty(); // by the last presence that was known
  private Optional<Pause> pause = Optional.empty();
  private DutyMemory kept = DutyMemory.away(false);
  private volatile Optional<String> chosen = Optional.empty(); // the id of a state

  Duty(AgentId agent, Surroundings around) {
    this.agent = agent;
    this.around = around;
    this.own = new OwnSurroundings(agent, around);
    this.channels = new AgentChannels(agent, around.agents(), around.workers());
  }

  // who takes part

  /// The worker takes part from now on, as soon as the phone is free.
  synchronized void register() {
    if (attendance.present()) {
      return;
    }
    if (own.onThePhone()) {
      attendance.awaited();
      return;
    }
    attendance.come();
    mapped = own.heard(mapped.isPresent());
    put(mapped.orElse(AgentState.NOT_READY), Cause.REGISTRATION);
  }

  synchronized void unregister(Cause cause) {
    attendance.leave();
    endPause();
    undisturbed = false;
    put(AgentState.LOGGED_OUT, cause);
  }

  /// @param automatic whether everybody takes part without a screen
  synchronized void enlist(boolean automatic) {
    channels.dropOthers();
    if (!own.worker().map(Worker::enabled).orElse(false)) {
      unregister(Cause.REGISTRATION);
    } else if (automatic && !attendance.loggedOutByHand()) {
      register();
    }
  }

  synchronized void screenOpened() {
    attendance.screenOpened();
    if (!attendance.loggedOutByHand()) {
      register();
    }
  }

  synchronized void screenClosed() {
    var registration = own.options().registration();
    attendance.screenClosed();
    if (!registration.automatic()) {
      attendance.leavesAt(around.clock().instant().plus(registration.afterLastScreen()));
    }
  }

  /// Goes on as it was when the server ended; whoever does not come back to a screen leaves.
  ///
  /// @param ended when that was
  synchronized void resume(DutyMemory was, Instant ended) {
    if (was.loggedOutByHand()) {
      attendance.logOutByHand();
    }
    var registration = own.options().registration();
    var now = around.clock().instant();
    var gone =
        !registration.automatic() && !now.isBefore(ended.plus(registration.afterLastScreen()));
    if (!was.present() || attendance.present() || gone) {
      return;
    }
    attendance.come();
    if (!registration.automatic()) {
      attendance.leavesAt(now.plus(registration.afterLastScreen()));
    }
    undisturbed = was.undisturbed();
    mapped = was.heard();
    pause = was.pause();
    pause.flatMap(own::of).ifPresent(own::show);
    var states = new EnumMap<Channel, AgentState>(Channel.class);
    channels
        .all()
        .forEach(one -> states.put(one, was.states().getOrDefault(one, AgentState.NOT_READY)));
    put(states, was.chosen(), Cause.REGISTRATION);
  }

  /// Tells the vault what is new since the last time.
  synchronized void keep(DutyVault vault) {
    var now = memory();
    if (!now.equals(kept)) {
      kept = now;
      vault.keep(agent, now);
    }
  }

  private DutyMemory memory() {
    return attendance.present()
        ? new DutyMemory(true, false, undisturbed, mapped, chosen, channels.now(), pause)
        : DutyMemory.away(attendance.loggedOutByHand());
  }

  synchronized boolean registered() {
    return attendance.present();
  }

  // what somebody asks for

  /// @return false when it is a state that nobody can ask for
  synchronized boolean choose(StateDefinition state, Cause cause) {
    if (state.equals(BuiltIn.LOGOUT_MENU)) {
      unregister(cause);
      attendance.logOutByHand();
      return true;
    }
    var asked = state.asked();
    if (asked.isEmpty()) {
      return false;
    }
    attendance.come();
    endPause();
    var lifted = undisturbed && asked.get() instanceof AgentState.Ready;
    undisturbed = state.equals(BuiltIn.DO_NOT_DISTURB);
    mapped = own.heard(mapped.isPresent()).or(() -> mapped);
    if (lifted && mapped.isPresent()) {
      put(mapped.get(), cause);
    } else {
      put(state, asked.get(), cause);
    }
    return true;
  }

  synchronized void set(AgentState state, Cause cause) {
    if (state.equals(AgentState.LOGGED_OUT)) {
      unregister(cause);
      return;
    }
    attendance.come();
    endPause();
    undisturbed = false;
    put(state, cause);
  }

  // presence

  synchronized void presence(PresenceChange change) {
    switch (change.origin()) {
      case Source.Duty() -> {}
      case Source.Line() -> phone(change.said());
      default -> personal();
    }
  }

  private void personal() {
    var heard = own.heard(mapped.isPresent());
    if (heard.isEmpty() || heard.equals(mapped)) {
      return;
    }
    mapped = heard;
    if (attendance.isAwaited()) {
      register();
    } else if (attendance.present() && !undisturbed) {
      endPause();
      put(heard.get(), Cause.PRESENCE);
    }
  }

  private void phone(Optional<Presence> said) {
    var taken = said.filter(OwnSurroundings::onThePhone).isPresent();
    if (!taken) {
      phoneServes = false;
      channels.phoneFree();
      if (attendance.isAwaited()) {
        register();
      }
    } else if (around.agents().reserved(agent, Channel.VOICE) || own.serves()) {
      phoneServes = true;
    } else if (!phoneServes) {
      channels.phoneTaken();
    }
  }

  // what becomes of offers

  synchronized void automatic(AutoEvent event) {
    var askedFor = channels.now().values();
    var ready = askedFor.stream().anyMatch(AgentState.Ready.class::isInstance);
    if (!attendance.present() || !ready) {
      return; // what has happened meanwhile holds
    }
    var auto = around.states().get().auto(event);
    var state = auto.state().asked().orElse(AgentState.NOT_READY);
    var before = channels.now();
    var was = chosen;
    endPause();
    if (event == AutoEvent.PREVIEW_REJECT) {
      var until = around.clock().instant().plus(own.options().previews().rest());
      pause =
          Optional.of(
              new Pause(
                  Pause.Kind.REST,
                  until,
                  state,
                  before,
                  was,
                  auto.post().map(StateDefinition::id)));
    } else {
      undisturbed = auto.state().equals(BuiltIn.DO_NOT_DISTURB);
    }
    put(auto.state(), state, Cause.PREVIEW);
  }

  // customers' calls

  synchronized void callBegan() {
    phoneServes = true;
    own.showCall();
  }

  synchronized void callEnded() {
    if (own.serves()) {
      return;
    }
    var off = around.agents().state(agent, Channel.VOICE).equals(AgentState.LOGGED_OUT);
    if (!attendance.present() || off || pause.isPresent()) {
      own.showAfterCall();
    } else {
      var now = Map.of(Channel.VOICE, channels.now().getOrDefault(Channel.VOICE, AgentState.READY));
      wrapUp(now, chosen);
    }
  }

  private void wrapUp(Map<Channel, AgentState> before, Optional<String> was) {
    if (!begin(Pause.Kind.WRAP_UP, WorkMode.ACW, own.options().wrapUp(), before, was)) {
      legalGuard(before, was);
    }
  }

  private void legalGuard(Map<Channel, AgentState> before, Optional<String> was) {
    if (!begin(Pause.Kind.LEGAL_GUARD, WorkMode.LEGAL, own.options().legalGuard(), before, was)) {
      own.showAfterCall();
      put(before, was, Cause.TIMER);
    }
  }

  /// @return false when there is no such pause
  private boolean begin(
      Pause.Kind kind,
      WorkMode mode,
      PauseOptions how,
      Map<Channel, AgentState> before,
      Optional<String> was) {
    if (how.time().isZero()) {
      return false;
    }
    var now = around.clock().instant();
    var state = new AgentState.NotReady(mode, Optional.empty());
    pause =
        Optional.of(new Pause(kind, now.plus(how.time()), state, before, was, Optional.empty()));
    own.show(how);
    chosen = Optional.empty();
    before.keySet().forEach(channel -> channels.put(channel, state, Cause.INTERACTION));
    return true;
  }

  // time

  /// Whether something ends by itself.
  synchronized boolean waits() {
    return pause.isPresent() || attendance.leaves();
  }

  synchronized void tick() {
    var now = around.clock().instant();
    pause.ifPresent(current -> tick(current, now));
    if (attendance.leavesBefore(now) && !own.serves()) {
      unregister(Cause.REGISTRATION);
    }
  }

  private void tick(Pause current, Instant now) {
    if (!channels.are(current.state(), current.before().keySet())) {
      endPause(); // the state has changed otherwise, so nothing is left to be undone
    } else if (!now.isBefore(current.until())) {
      pause = Optional.empty();
      switch (current.kind()) {
        case REST -> rested(current);
        case WRAP_UP -> legalGuard(current.before(), current.chosen());
        case LEGAL_GUARD -> {
          own.showAfterCall();
          put(current.before(), current.chosen(), Cause.TIMER);
        }
      }
    }
  }

  /// The worker's presence decides; of whom no presence is known the document does.
  private void rested(Pause rest) {
    if (mapped.isPresent()) {
      put(mapped.get(), Cause.TIMER);
      return;
    }
    var after = rest.after().flatMap(around.states().get()::find);
    var asked = after.flatMap(StateDefinition::asked);
    if (after.isPresent() && asked.isPresent()) {
      put(after.get(), asked.get(), Cause.TIMER);
    } else {
      put(rest.before(), rest.chosen(), Cause.TIMER);
    }
  }

  /// The pause is over at once; what it showed is taken back.
  private void endPause() {
    pause = Optional.empty();
    if (!own.serves()) {
      own.takeBack();
    }
  }

  // what is shown

  /// What the worker is in, all channels together; does not wait for what goes on here.
  StateDefinition shown() {
    var states = around.states().get();
    var now = channels.all().stream().map(one -> around.agents().state(agent, one)).toList();
    return chosen
        .flatMap(states::find)
        .filter(state -> state.asked().filter(asked -> onlyThis(asked, now)).isPresent())
        .orElseGet(() -> states.combined(now));
  }

  private static boolean onlyThis(AgentState asked, List<AgentState> now) {
    return !now.isEmpty() && now.stream().allMatch(asked::equals);
  }

  private void put(AgentState state, Cause cause) {
    chosen = Optional.empty();
    channels.put(state, cause);
  }

  private void put(StateDefinition state, AgentState asked, Cause cause) {
    chosen = Optional.of(state.id());
    channels.put(asked, cause);
  }

  private void put(Map<Channel, AgentState> states, Optional<String> was, Cause cause) {
    chosen = was;
    channels.put(states, cause);
  }
}
