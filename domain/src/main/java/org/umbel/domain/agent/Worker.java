package org.umbel.domain.agent;

import java.util.Map;
import java.util.Set;
import org.umbel.domain.person.Extension;

/// A person who takes customers' calls (KW-1).
///
/// @param id the agent login
/// @param person whose phones ring
/// @param channels of the worker's place; at least one
/// @param enabled whether the worker takes part at all
/// @param groups by which contact points find the worker
/// @param skills by name, how well: 0 to 100
public record Worker(
    AgentId id,
    Extension person,
    Set<Channel> channels,
    boolean enabled,
    Set<String> groups,
    Map<String, Integer> skills) {

  public Worker {
    channels = Set.copyOf(channels);
    groups = Set.copyOf(groups);
    skills = Map.copyOf(skills);
  }
}
