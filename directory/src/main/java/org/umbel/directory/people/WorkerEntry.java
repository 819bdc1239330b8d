package org.umbel.directory.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.person.Extension;

/// What the directory says of somebody who is a knowledge worker (KW-1).
///
/// @param person whose phones ring
/// @param skills by name, how well: 0 to 100
/// @param options further settings of the worker, each as `key: value`
public record WorkerEntry(
    Extension person,
    AgentId login,
    boolean enabled,
    Set<String> groups,
    Map<String, Integer> skills,
    List<String> options) {

  public WorkerEntry {
    groups = Set.copyOf(groups);
    skills = Map.copyOf(skills);
    options = List.copyOf(options);
  }
}
