package org.umbel.server.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.umbel.directory.people.DirectoryPeople;
import org.umbel.directory.people.WorkerEntry;
import org.umbel.domain.health.Neighbour;
import org.umbel.server.config.WorkerSettings;
import org.umbel.server.config.WrittenWorker;

/// The knowledge workers of the company's directory, as it was last read (KW-1). Options that make
/// no sense are left out as a whole and told in the health; the worker stays.
final class DirectoryWorkers implements Neighbour {
  private static final int SHOWN_FAULTS = 3;

  private final DirectoryPeople people;
  private volatile Condition condition = new Condition(true, "not read yet");

  DirectoryWorkers(DirectoryPeople people) {
    this.people = people;
  }

  /// All of them, those with the lowest extensions first.
  List<Employment> read() {
    var faults = new ArrayList<String>();
    var all =
        people.workers().stream()
            .sorted((one, other) -> one.person().digits().compareTo(other.person().digits()))
            .map(entry -> new Employment(entry.person(), settings(entry, faults)))
            .toList();
    var words = all.size() == 1 ? "1 knowledge worker" : all.size() + " knowledge workers";
    condition =
        faults.isEmpty()
            ? new Condition(true, words)
            : new Condition(
                false,
                words
                    + "; the options of "
                    + faults.size()
                    + " are not used: "
                    + String.join("; ", faults.stream().limit(SHOWN_FAULTS).toList()));
    return all;
  }

  private static WorkerSettings settings(WorkerEntry entry, List<String> faults) {
    var where = Path.of("the directory");
    return switch (WrittenWorker.read(entry.login(), entry.options(), where)) {
      case WrittenWorker.Right(var settings) -> with(entry, settings);
      case WrittenWorker.Wrong(var words) -> {
        faults.add(entry.person() + ": " + words);
        yield with(entry, WorkerSettings.of(entry.login()));
      }
    };
  }

  private static WorkerSettings with(WorkerEntry entry, WorkerSettings settings) {
    var groups = new HashSet<>(settings.groups());
    groups.addAll(entry.groups());
    var skills = new HashMap<>(settings.skills());
    skills.putAll(entry.skills());
    return new WorkerSettings(
        entry.login(),
        entry.enabled() && settings.enabled(),
        settings.channels(),
        groups,
        skills,
        settings.own());
  }

  /// Tells when [#read] may say something else, on the directory's thread.
  void follow(Runnable follower) {
    people.follow(follower);
  }

  @Override
  public String name() {
    return "knowledge workers of the directory";
  }

  @Override
  public Condition condition() {
    return condition;
  }

  /// Where there are none.
  static List<Employment> of(Optional<DirectoryWorkers> directory) {
    return directory.map(DirectoryWorkers::read).orElse(List.of());
  }
}
