package org.umbel.domain.presence;

import java.util.List;
import java.util.Set;
import org.umbel.domain.person.Extension;

/// Who of the house may see whom. The first rule that fits holds, or else what is usual; people
/// always see themselves.
public record WatcherRules(Permission usual, List<Rule> rules) {

  /// Everybody of the house sees everybody.
  public static final WatcherRules OPEN = new WatcherRules(Permission.ALLOW, List.of());

  public WatcherRules {
    rules = List.copyOf(rules);
  }

  /// @param person who is watched
  /// @param watchers for whom this holds; empty for everybody
  public record Rule(Extension person, Set<Extension> watchers, Permission permission) {
    public Rule {
      watchers = Set.copyOf(watchers);
    }

    private boolean fits(Extension watched, Extension watcher) {
      return person.equals(watched) && (watchers.isEmpty() || watchers.contains(watcher));
    }
  }

  public Permission of(Extension person, Extension watcher) {
    if (person.equals(watcher)) {
      return Permission.ALLOW;
    }
    return rules.stream()
        .filter(rule -> rule.fits(person, watcher))
        .findFirst()
        .map(Rule::permission)
        .orElse(usual);
  }
}
