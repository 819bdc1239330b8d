package org.umbel.server.config;

import java.util.Map;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.options.OwnOptions;
import org.umbel.domain.person.Extension;

/// What makes a person a knowledge worker (KW-1).
///
/// @param skills by name, how well: 0 to 100
/// @param own what is set for this worker alone
public record WorkerSettings(
    AgentId login,
    boolean enabled,
    Set<Channel> channels,
    Set<String> groups,
    Map<String, Integer> skills,
    OwnOptions own) {

  public WorkerSettings {
    channels = Set.copyOf(channels);
    groups = Set.copyOf(groups);
    skills = Map.copyOf(skills);
  }

  /// Nothing is set but the login.
  public static WorkerSettings of(AgentId login) {
    var nothing = OwnOptions.NONE;
    return new WorkerSettings(login, true, Set.of(Channel.VOICE), Set.of(), Map.of(), nothing);
  }

  /// The worker that a person with these settings is.
  public Worker worker(Extension person) {
    return new Worker(login, person, channels, enabled, groups, skills);
  }
}
