package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.options.OwnOptions;
import org.umbel.domain.agent.options.OwnOptions.ReleasedStatus;
import org.umbel.domain.agent.options.PresenceMapping.Levels;
import org.umbel.domain.agent.options.StatusNumber;
import org.umbel.domain.agent.options.StatusRanges;
import org.umbel.domain.call.PhoneNumber;

/// The section `worker` of a person.
final class WorkerSection {
  private static final Setting<AgentId> LOGIN =
      Setting.required(
          "agent-login",
          Formats.scalar("1 to 64 characters without blanks", AgentId::parse, AgentId::value),
          "By which reports and routing engines know the worker; no two share one.",
          "KW-1");
  private static final Setting<Boolean> ENABLED =
      Setting.of("enabled", Formats.yesNo(), true, "Whether the worker takes part at all.", "KW-1");
  private static final Setting<List<Channel>> CHANNELS =
      Setting.of(
          "channels",
          Formats.someOf(Formats.choice(Channel.values())),
          List.of(Channel.VOICE),
          "The ways in which customers reach the worker.",
          "KW-1",
          "CS-3");
  private static final Setting<List<String>> GROUPS =
      Setting.of(
          "groups",
          Formats.list(Formats.text("a name")),
          List.of(),
          "By which contact points find the worker.",
          "KW-13");
  private static final Setting<Map<String, Integer>> SKILLS =
      Setting.of(
          "skills",
          new SkillsFormat(),
          Map.of(),
          "What the worker can, and how well, from 0 to 100.",
          "KW-13");
  private static final Setting<Optional<Boolean>> REDIRECT_SETUP =
      own(
          "redirect-setup-enabled",
          Formats.yesNo(),
          "Whether the worker may set a number to take offers at.",
          "KW-10");
  private static final Setting<Boolean> REDIRECT_ENABLED =
      Setting.of(
          "redirect-enabled",
          Formats.yesNo(),
          false,
          "Whether offers can be taken at redirect-number.",
          "KW-10");
  private static final Setting<Optional<PhoneNumber>> REDIRECT_NUMBER =
      Setting.optional(
          "redirect-number",
          Formats.phoneNumber(),
          "none",
          "A number at which the worker can take what is offered, in the place of the own phone.",
          "KW-10");
  private static final Setting<Optional<StatusRanges>> READY =
      own("agent-status-ready", "The numbers of presence that make this worker ready.");
  private static final Setting<Optional<StatusRanges>> NOT_READY =
      own("agent-status-notready", "The numbers that make this worker not ready.");
  private static final Setting<Optional<StatusRanges>> LOGOUT =
      own("agent-status-logout", "The numbers that log this worker out.");
  private static final Setting<Optional<Boolean>> PUSH =
      own(
          "enable-push-oncall-status",
          Formats.yesNo(),
          "Whether presence shows that this worker is on a call.",
          "PR-6");
  private static final Setting<Optional<StatusNumber>> ON_CALL =
      own("oncall-status", WorkerPresenceKeys.STATUS, "What it shows then.", "PR-6");
  private static final Setting<Optional<String>> ON_CALL_MESSAGE =
      own("oncall-status-message", WorkerPresenceKeys.NOTE, "The note shown with it.", "PR-6");
  private static final Setting<Optional<ReleasedStatus>> RELEASED =
      own(
          "call-released-status",
          WorkerPresenceKeys.RELEASED_STATUS,
          "What it shows after the call.",
          "PR-6");
  private static final Setting<Optional<Duration>> WRAP_UP =
      own("wrap-up-time", WorkerPresenceKeys.PAUSE, "How long the work after a call is.", "PR-7");
  private static final Setting<Optional<Duration>> LEGAL_GUARD =
      own("legal-guard-time", WorkerPresenceKeys.PAUSE, "How long the pause after it is.", "PR-7");

  private static final Setting<Optional<Boolean>> AUTO_ANSWER =
      own(
          "auto-answer",
          Formats.yesNo(),
          "Whether the worker's phone is asked to answer by itself what was accepted.",
          "KW-6");

  static final Section<WorkerSettings> SECTION =
      Section.of(
          "What makes the person a knowledge worker.",
          List.of(
              LOGIN,
              ENABLED,
              CHANNELS,
              GROUPS,
              SKILLS,
              REDIRECT_SETUP,
              REDIRECT_ENABLED,
              REDIRECT_NUMBER,
              READY,
              NOT_READY,
              LOGOUT,
              PUSH,
              ON_CALL,
              ON_CALL_MESSAGE,
              RELEASED,
              WRAP_UP,
              LEGAL_GUARD,
              AUTO_ANSWER),
          WorkerSection::make);

  private WorkerSection() {}

  private static <T> Setting<Optional<T>> own(
      String name, Format<T> format, String meaning, String feature) {
    return Setting.optional(name, format, "that of `knowledge-workers`", meaning, feature);
  }

  private static Setting<Optional<StatusRanges>> own(String name, String meaning) {
    return own(name, WorkerPresenceKeys.RANGES, meaning, "PR-1");
  }

  private static WorkerSettings make(Values values) {
    return new WorkerSettings(
        values.of(LOGIN),
        values.of(ENABLED),
        Set.copyOf(values.of(CHANNELS)),
        Set.copyOf(values.of(GROUPS)),
        values.of(SKILLS),
        new OwnOptions(
            values.of(REDIRECT_SETUP),
            values.of(REDIRECT_ENABLED),
            values.of(REDIRECT_NUMBER),
            new Levels(values.of(READY), values.of(NOT_READY), values.of(LOGOUT)),
            values.of(PUSH),
            values.of(ON_CALL),
            values.of(ON_CALL_MESSAGE),
            values.of(RELEASED),
            values.of(WRAP_UP),
            values.of(LEGAL_GUARD),
            values.of(AUTO_ANSWER)));
  }
}
