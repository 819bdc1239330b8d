package org.umbel.domain.chat;

import java.time.Duration;
import java.util.List;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.call.PhoneNumber;

/// Who is asked when an agent wants a chat. Lookups do not wait.
public interface ChatTargets {

  /// Whom a contact point stands for, in rounds: all of a round are asked at once, then the next.
  List<List<AgentId>> rounds(PhoneNumber contactPoint);

  /// How long a worker may take to answer.
  Duration expiration(AgentId worker);
}
