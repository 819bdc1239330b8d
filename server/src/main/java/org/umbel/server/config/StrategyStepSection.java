package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;

/// One of the list `contact-points.strategy`.
final class StrategyStepSection {
  private static final Setting<Manner> OFFER =
      Setting.required(
          "offer",
          Formats.choice(Manner.values()),
          "To how many at once: in-turn asks one after the other, who is free for longest first;"
              + " broadcast asks all who are free, and the first who accepts has the call.",
          "KW-3",
          "KW-13");
  private static final Setting<List<AgentId>> AGENTS =
      Setting.of(
          "agents",
          Formats.list(
              Formats.scalar("1 to 64 characters without blanks", AgentId::parse, AgentId::value)),
          List.of(),
          "Agent logins of workers that are meant. With no agents, agent-key and groups everybody"
              + " is.",
          "KW-3");
  private static final Setting<Optional<String>> AGENT_KEY =
      Setting.optional(
          "agent-key",
          Formats.text("a key of user data"),
          "none",
          "The key of the user data under which agent logins are that are meant.",
          "KW-3");
  private static final Setting<List<String>> GROUPS =
      Setting.of(
          "groups",
          Formats.list(Formats.text("a name")),
          List.of(),
          "Groups whose workers are meant.",
          "KW-13");
  private static final Setting<Map<String, Integer>> SKILLS =
      Setting.of(
          "skills",
          new SkillsFormat(),
          Map.of(),
          "What the workers who are meant must be able to do, and how well at least.",
          "KW-13");
  private static final Setting<Duration> PATIENCE =
      Setting.of(
          "patience",
          Formats.duration(Duration.ZERO, Duration.ofHours(2)),
          Duration.ZERO,
          "How long is waited for somebody to be free and to accept, before the next step; with 0 s"
              + " each who is free now is asked once.",
          "KW-13");

  static final Section<Step> SECTION =
      Section.of(
          "To whom a call is offered.",
          List.of(OFFER, AGENTS, AGENT_KEY, GROUPS, SKILLS, PATIENCE),
          values ->
              new Step(
                  values.of(OFFER),
                  new Candidates(
                      Set.copyOf(values.of(AGENTS)),
                      Set.copyOf(values.of(GROUPS)),
                      values.of(AGENT_KEY),
                      values.of(SKILLS)),
                  values.of(PATIENCE)));

  private StrategyStepSection() {}
}
