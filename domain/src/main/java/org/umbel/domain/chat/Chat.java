package org.umbel.domain.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.interaction.Interaction;

/// A chat as it is at the moment. Unchanging.
///
/// @param interaction as it was offered; a call that is handed over to the worker and belongs to
///   the same customer carries its connection id under [#DATA_KEY]
/// @param agent the account of the contact centre's agent
/// @param consult whether the agent asks while a customer is served
/// @param lines in the order in which they were written; at most [#MOST_LINES]
/// @param changed when something happened last
public record Chat(
    ChatId id,
    Interaction interaction,
    String agent,
    boolean consult,
    Stage stage,
    List<ChatLine> lines,
    Instant changed) {
  public static final int MOST_LINES = 1_000;

  /// Under which a call's user data names the chat it belongs to.
  public static final String DATA_KEY = "UCC_ChatConnId";

  /// How far a chat has come.
  public sealed interface Stage {

    /// Workers are being asked.
    record Offered() implements Stage {}

    /// They write.
    record Open(AgentId worker) implements Stage {}

    /// @param worker who had accepted, if anybody had
    record Ended(Optional<AgentId> worker, Why why) implements Stage {}
  }

  /// Why a chat ended.
  public enum Why {
    /// Nobody was free or accepted.
    NOT_ACCEPTED,
    AGENT_LEFT,
    WORKER_LEFT,
    /// Nobody has written for long.
    IDLE
  }

  public Chat {
    lines = List.copyOf(lines);
  }

  /// Who takes part or did.
  public Optional<AgentId> worker() {
    return switch (stage) {
      case Stage.Offered() -> Optional.empty();
      case Stage.Open(var worker) -> Optional.of(worker);
      case Stage.Ended(var worker, _) -> worker;
    };
  }

  public boolean ended() {
    return stage instanceof Stage.Ended;
  }

  Chat at(Stage next, Instant now) {
    return new Chat(id, interaction, agent, consult, next, lines, now);
  }

  Chat with(ChatLine line) {
    var longer = new ArrayList<>(lines);
    longer.add(line);
    return new Chat(id, interaction, agent, consult, stage, longer, line.at());
  }
}
