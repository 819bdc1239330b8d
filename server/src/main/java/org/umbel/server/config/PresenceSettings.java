package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Permission;
import org.umbel.domain.presence.WatcherRules;

/// The section `presence`.
///
/// @param watchers what people of the house may see of each other
/// @param rules for single people; the first that fits holds
/// @param pause between two notifications of one watcher
/// @param shortest of what watchers and publishers are granted
/// @param longest of the same
/// @param subscriptions at each line at once
/// @param servers other presence servers
public record PresenceSettings(
    Permission watchers,
    List<WatcherRules.Rule> rules,
    List<PeopleList> lists,
    Duration pause,
    Duration shortest,
    Duration longest,
    int subscriptions,
    List<Server> servers) {

  /// People who are watched together.
  ///
  /// @param name the user part of its address
  /// @param members extensions or aliases
  public record PeopleList(String name, List<String> members) {}

  /// Another presence server.
  ///
  /// @param people none for everybody in the configuration
  public record Server(
      String name,
      String address,
      Optional<LineReference> line,
      String domain,
      String user,
      Optional<Secret> password,
      List<Known> people,
      Duration expiry,
      Duration look) {}

  /// Somebody who is known at another server.
  ///
  /// @param user by what; empty for the extension
  public record Known(Extension extension, Optional<String> user) {}
}
