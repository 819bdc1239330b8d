package org.umbel.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.umbel.domain.agent.AgentId;

/// The settings of a knowledge worker as another system keeps them: lines of the section
/// `people.worker`, without the agent login.
public sealed interface WrittenWorker {

  record Right(WorkerSettings settings) implements WrittenWorker {}

  /// @param words what is wrong with the lines
  record Wrong(String words) implements WrittenWorker {}

  /// Never throws for what is in the lines.
  ///
  /// @param where names the place of the lines
  static WrittenWorker read(AgentId login, List<String> lines, Path where) {
    var all = new ArrayList<String>();
    all.add("agent-login: '" + login.value().replace("'", "''") + "'");
    all.addAll(lines);
    var mistakes = new Mistakes(where);
    var read =
        Yaml.compose(String.join("\n", all), where, mistakes)
            .flatMap(node -> WorkerSection.SECTION.read(node, "worker", mistakes));
    return read.<WrittenWorker>map(Right::new).orElseGet(() -> new Wrong(words(mistakes)));
  }

  private static String words(Mistakes mistakes) {
    return mistakes.all().stream()
        .map(mistake ->
            "%s: found %s, allowed %s".formatted(mistake.key(), mistake.found(), mistake.allowed()))
        .collect(Collectors.joining("; "));
  }
}
