package org.umbel.server.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.umbel.domain.agent.options.Availability;
import org.umbel.domain.agent.options.CallPush;
import org.umbel.domain.agent.options.NoteRule;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.OwnOptions.ReleasedStatus;
import org.umbel.domain.agent.options.PauseOptions;
import org.umbel.domain.agent.options.PresenceMapping;
import org.umbel.domain.agent.options.PresenceMapping.Levels;
import org.umbel.domain.agent.options.StatusNumber;
import org.umbel.domain.agent.options.StatusRanges;

/// How presence and agent state follow each other, in the section `knowledge-workers`.
final class WorkerPresenceKeys {
  static final Format<StatusRanges> RANGES =
      Formats.scalar(
          "numbers and ranges with commas between, such as 0-4499, 18000- or -32768,0",
          StatusRanges::parse,
          StatusRanges::text);
  static final Format<StatusNumber> STATUS =
      Formats.scalar(
          "a number, or "
              + Arrays.stream(Availability.values())
                  .map(Availability::word)
                  .collect(Collectors.joining(" or ")),
          StatusNumber::parse,
          StatusNumber::toString);
  static final Format<ReleasedStatus> RELEASED_STATUS =
      Formats.scalar(
          "reset or " + STATUS.allowed(),
          WorkerPresenceKeys::released,
          status -> status.status().map(StatusNumber::toString).orElse("reset"));
  static final Format<Duration> PAUSE = Formats.duration(Duration.ZERO, Duration.ofHours(8));
  static final Format<String> NOTE = Formats.text("a text");

  private static final Levels MAPPED = PresenceMapping.STANDARD.system();
  private static final CallPush PUSH = CallPush.STANDARD;
  private static final PauseOptions ACW = OptionSet.STANDARD.wrapUp();
  private static final PauseOptions GUARD = OptionSet.STANDARD.legalGuard();

  private static final Setting<StatusRanges> READY =
      mapped("agent-status-ready", MAPPED.ready(), "ready");
  private static final Setting<StatusRanges> NOT_READY =
      mapped("agent-status-notready", MAPPED.notReady(), "not ready");
  private static final Setting<StatusRanges> LOGOUT =
      mapped("agent-status-logout", MAPPED.logout(), "logged out");
  private static final Setting<List<NoteRule>> NOTES =
      Setting.of(
          "agent-onnote-tstatus",
          new OneOrMoreFormat<>(
              Formats.scalar(
                  "ready, not ready or logout, a comma and the note",
                  NoteRule::parse,
                  NoteRule::text)),
          List.of(),
          "Notes of people's presence that change the agent state, such as `NotReady, I am busy`:"
              + " one of them, or a list. They come before what the numbers say.",
          "PR-5");
  private static final Setting<Boolean> NOTE_IS_REASON =
      Setting.of(
          "presence-note-is-reason",
          Formats.yesNo(),
          PresenceMapping.STANDARD.notesAreReasons(),
          "Whether the reason of \"not ready\" is the note of the presence, where there is one,"
              + " such as `I am in a meeting`, in the place of busy, dnd, be-right-back or away.",
          "PR-4");
  private static final Setting<Boolean> PUSH_ON_CALL =
      Setting.of(
          "enable-push-oncall-status",
          Formats.yesNo(),
          PUSH.enabled(),
          "Whether presence shows that a worker is on a call.",
          "PR-6");
  private static final Setting<StatusNumber> ON_CALL =
      Setting.of(
          "oncall-status",
          STATUS,
          PUSH.status(),
          "What presence shows during a call; 6500 (busy) lets others still write to the person.",
          "PR-6");
  private static final Setting<String> ON_CALL_MESSAGE =
      Setting.of("oncall-status-message", NOTE, PUSH.message(), "The note shown with it.", "PR-6");
  private static final Setting<ReleasedStatus> RELEASED =
      Setting.of(
          "call-released-status",
          RELEASED_STATUS,
          new ReleasedStatus(PUSH.released()),
          "What presence shows after the call; reset is what it showed before.",
          "PR-6");
  private static final Setting<Duration> WRAP_UP =
      Setting.of(
          "wrap-up-time",
          PAUSE,
          ACW.time(),
          "How long after a call a worker works on it before the next; 0 is not at all.",
          "PR-7");
  private static final Setting<StatusNumber> ACW_STATUS =
      Setting.of(
          "presence-acw-status", STATUS, ACW.status(), "What presence shows meanwhile.", "PR-7");
  private static final Setting<String> ACW_NOTE =
      Setting.of("presence-acw-note", NOTE, ACW.note(), "The note shown with it.", "PR-7");
  private static final Setting<Duration> LEGAL_GUARD =
      Setting.of(
          "legal-guard-time",
          PAUSE,
          GUARD.time(),
          "How long the pause is that the law prescribes after that work; 0 is none.",
          "PR-7");
  private static final Setting<StatusNumber> LG_STATUS =
      Setting.of(
          "presence-lg-status", STATUS, GUARD.status(), "What presence shows in it.", "PR-7");
  private static final Setting<String> LG_NOTE =
      Setting.of("presence-lg-note", NOTE, GUARD.note(), "The note shown with it.", "PR-7");

  static final List<Setting<?>> KEYS =
      List.of(
          READY,
          NOT_READY,
          LOGOUT,
          NOTES,
          NOTE_IS_REASON,
          PUSH_ON_CALL,
          ON_CALL,
          ON_CALL_MESSAGE,
          RELEASED,
          WRAP_UP,
          ACW_STATUS,
          ACW_NOTE,
          LEGAL_GUARD,
          LG_STATUS,
          LG_NOTE);

  private WorkerPresenceKeys() {}

  private static Setting<StatusRanges> mapped(
      String name, Optional<StatusRanges> standard, String state) {
    return Setting.of(
        name,
        RANGES,
        standard.orElseThrow(),
        "The numbers of presence with which a worker is "
            + state
            + ". A number in a platform's document (an element `availability`) holds; presence"
            + " without numbers has those of availability: available 3500, idle 5000,"
            + " busy 6500, busy-idle 8000, do-not-disturb 9500, be-right-back 12500, away 15500,"
            + " offline 18500.",
        "PR-1");
  }

  private static Optional<ReleasedStatus> released(String text) {
    return text.equals("reset")
        ? Optional.of(new ReleasedStatus(Optional.empty()))
        : StatusNumber.parse(text).map(status -> new ReleasedStatus(Optional.of(status)));
  }

  static PresenceMapping mapping(Values values) {
    var levels =
        new Levels(
            Optional.of(values.of(READY)),
            Optional.of(values.of(NOT_READY)),
            Optional.of(values.of(LOGOUT)));
    return new PresenceMapping(Levels.NONE, levels, values.of(NOTES), values.of(NOTE_IS_REASON));
  }

  static CallPush onCall(Values values) {
    return new CallPush(
        values.of(PUSH_ON_CALL),
        values.of(ON_CALL),
        values.of(ON_CALL_MESSAGE),
        values.of(RELEASED).status());
  }

  static PauseOptions wrapUp(Values values) {
    return new PauseOptions(values.of(WRAP_UP), values.of(ACW_STATUS), values.of(ACW_NOTE));
  }

  static PauseOptions legalGuard(Values values) {
    return new PauseOptions(values.of(LEGAL_GUARD), values.of(LG_STATUS), values.of(LG_NOTE));
  }
}
