package org.umbel.domain.contact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.interaction.UserData;

/// Which workers a step means: those named, those of groups, those whom the user data names; of
/// them who has the skills. With no name, group and key it is everybody.
///
/// @param key of the user data under which agent logins are, with blanks, commas or `^` between
///   them
/// @param skills by name, how well at least
public record Candidates(
    Set<AgentId> agents, Set<String> groups, Optional<String> key, Map<String, Integer> skills) {

  public static final Candidates EVERYBODY =
      new Candidates(Set.of(), Set.of(), Optional.empty(), Map.of());

  public Candidates {
    agents = Set.copyOf(agents);
    groups = Set.copyOf(groups);
    skills = Map.copyOf(skills);
  }

  /// Those it means now who take part and can be reached in this way.
  public List<AgentId> of(Workers workers, Channel channel, UserData data) {
    var named = key.flatMap(data::value).stream().flatMap(Candidates::logins).toList();
    return workers.all().stream()
        .filter(worker -> worker.enabled() && worker.channels().contains(channel))
        .filter(worker -> chosen(worker, named) && able(worker))
        .map(Worker::id)
        .toList();
  }

  private boolean chosen(Worker worker, List<AgentId> named) {
    var everybody = agents.isEmpty() && groups.isEmpty() && key.isEmpty();
    return everybody
        || agents.contains(worker.id())
        || named.contains(worker.id())
        || worker.groups().stream().anyMatch(groups::contains);
  }

  private boolean able(Worker worker) {
    return skills.entrySet().stream()
        .allMatch(skill -> worker.skills().getOrDefault(skill.getKey(), -1) >= skill.getValue());
  }

  private static Stream<AgentId> logins(String text) {
    return Stream.of(text.split("[\\s,^]+")).flatMap(login -> AgentId.parse(login).stream());
  }
}
