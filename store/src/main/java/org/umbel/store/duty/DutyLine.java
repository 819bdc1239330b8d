package org.umbel.store.duty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.duty.DutyMemory;
import org.umbel.domain.agent.duty.Pause;

/// A worker's duty as one line of the file, its parts with blanks between. Texts of others are
/// written as in an address, so that no sign of ours is in them:
///
/// ```
/// anna present,undisturbed HEARD CHOSEN VOICE:STATE,CHAT:STATE KIND;UNTIL;STATE;CHOSEN;AFTER;STATES
/// ```
///
/// A state is `out`, `ready` or a mode of "not ready", with `|PLACE|KEY|CODE` where it has a
/// reason.
record DutyLine(AgentId agent, DutyMemory memory) {
  private static final int PARTS = 6;
  private static final int PAUSE_PARTS = 6;
  private static final int REASON_PARTS = 4;
  private static final String PRESENT = "present";
  private static final String UNDISTURBED = "undisturbed";
  private static final String BY_HAND = "by-hand";

  String text() {
    return String.join(
        " ",
        encoded(agent.value()),
        String.join(
            ",",
            memory.present() ? PRESENT : "",
            memory.undisturbed() ? UNDISTURBED : "",
            memory.loggedOutByHand() ? BY_HAND : ""),
        memory.heard().map(DutyLine::text).orElse(""),
        memory.chosen().map(DutyLine::encoded).orElse(""),
        text(memory.states()),
        memory.pause().map(DutyLine::text).orElse(""));
  }

  private static String text(Pause pause) {
    return String.join(
        ";",
        pause.kind().name(),
        pause.until().toString(),
        text(pause.state()),
        pause.chosen().map(DutyLine::encoded).orElse(""),
        pause.after().map(DutyLine::encoded).orElse(""),
        text(pause.before()));
  }

  private static String text(Map<Channel, AgentState> states) {
    return states.entrySet().stream()
        .map(state -> state.getKey().name() + ":" + text(state.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String text(AgentState state) {
    return switch (state) {
      case AgentState.LoggedOut() -> "out";
      case AgentState.Ready(var reason) -> "ready" + text(reason);
      case AgentState.NotReady(var mode, var reason) -> mode.word() + text(reason);
    };
  }

  private static String text(Optional<Reason> reason) {
    return reason
        .map(why -> "|" + why.place() + "|" + encoded(why.key()) + "|" + encoded(why.code()))
        .orElse("");
  }

  /// @return empty when the line is none: somebody has changed the file
  static Optional<DutyLine> read(String line) {
    var parts = line.split(" ", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return AgentId.parse(decoded(parts[0])).map(agent -> new DutyLine(agent, memory(parts)));
    } catch (DateTimeException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static DutyMemory memory(String[] parts) {
    return new DutyMemory(
        parts[1].contains(PRESENT),
        parts[1].contains(BY_HAND),
        parts[1].contains(UNDISTURBED),
        written(parts[2]).map(DutyLine::state),
        written(parts[3]).map(DutyLine::decoded),
        states(parts[4]),
        written(parts[5]).map(DutyLine::pause));
  }

  private static Pause pause(String text) {
    var parts = text.split(";", -1);
    if (parts.length != PAUSE_PARTS) {
      throw new IllegalArgumentException(text);
    }
    return new Pause(
        Pause.Kind.valueOf(parts[0]),
        Instant.parse(parts[1]),
        state(parts[2]),
        states(parts[5]),
        written(parts[3]).map(DutyLine::decoded),
        written(parts[4]).map(DutyLine::decoded));
  }

  private static Map<Channel, AgentState> states(String text) {
    var states = new EnumMap<Channel, AgentState>(Channel.class);
    if (!text.isEmpty()) {
      for (var part : text.split(",", -1)) {
        var colon = part.indexOf(':');
        states.put(
            Channel.valueOf(part.substring(0, Math.max(0, colon))),
            state(part.substring(colon + 1)));
      }
    }
    return states;
  }

  private static AgentState state(String text) {
    var parts = text.split("\\|", -1);
    var reason = reason(parts);
    return switch (parts[0]) {
      case "out" -> AgentState.LOGGED_OUT;
      case "ready" -> new AgentState.Ready(reason);
      default ->
          new AgentState.NotReady(
              WorkMode.of(parts[0]).orElseThrow(() -> new IllegalArgumentException(text)), reason);
    };
  }

  private static Optional<Reason> reason(String[] parts) {
    return parts.length == REASON_PARTS
        ? Optional.of(
            new Reason(decoded(parts[3]), Reason.Place.valueOf(parts[1]), decoded(parts[2])))
        : Optional.empty();
  }

  private static Optional<String> written(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
