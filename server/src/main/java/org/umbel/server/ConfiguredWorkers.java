package org.umbel.server;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.RedirectVault;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.person.Extension;
import org.umbel.server.config.Configuration;

/// The knowledge workers of the configuration that is in force, and what is set for them, by the
/// configuration and by themselves (KW-1, KW-10). Safe for all threads: whoever asks sees those
/// before a change or those after it.
final class ConfiguredWorkers implements Workers, WorkerOptions {
  private final RedirectVault redirects;
  private volatile Listed listed;

  /// @param options of the workers, with those of the system already under them
  private record Listed(
      Map<AgentId, Worker> byId,
      Map<Extension, Worker> byPerson,
      Map<AgentId, OptionSet> options,
      OptionSet system) {

    static Listed of(Configuration configuration, RedirectVault redirects) {
      var byId = new HashMap<AgentId, Worker>();
      var byPerson = new HashMap<Extension, Worker>();
      var options = new HashMap<AgentId, OptionSet>();
      var system = configuration.knowledgeWorkers();
      for (var person : configuration.people()) {
        person
            .worker()
            .ifPresent(settings -> {
              var worker = settings.worker(person.extension());
              byId.put(worker.id(), worker);
              byPerson.put(worker.person(), worker);
              var set = settings.own().over(system);
              options.put(
                  worker.id(),
                  redirects
                      .find(worker.person())
                      .map(own -> set.with(set.redirect().with(own)))
                      .orElse(set));
            });
      }
      return new Listed(byId, byPerson, options, system);
    }

    Listed with(AgentId agent, OptionSet changed) {
      var all = new HashMap<>(options);
      all.put(agent, changed);
      return new Listed(byId, byPerson, all, system);
    }
  }

  /// @param redirects what workers have set themselves
  ConfiguredWorkers(Configuration configuration, RedirectVault redirects) {
    this.redirects = redirects;
    this.listed = Listed.of(configuration, redirects);
  }

  /// Puts the workers of another configuration in the place of those there are.
  synchronized void put(Configuration configuration) {
    listed = Listed.of(configuration, redirects);
  }

  /// Sets a worker's redirect number, for good (KW-10). Waits for the disk.
  ///
  /// @return false when the worker may not
  synchronized boolean redirect(AgentId agent, RedirectVault.Own redirect) {
    var worker = byId(agent);
    var set = of(agent);
    if (worker.isEmpty() || !set.redirect().maySet()) {
      return false;
    }
    redirects.put(worker.get().person(), redirect);
    listed = listed.with(agent, set.with(set.redirect().with(redirect)));
    return true;
  }

  @Override
  public Optional<Worker> byId(AgentId id) {
    return Optional.ofNullable(listed.byId().get(id));
  }

  @Override
  public Optional<Worker> byPerson(Extension person) {
    return Optional.ofNullable(listed.byPerson().get(person));
  }

  @Override
  public Collection<Worker> all() {
    return listed.byId().values();
  }

  @Override
  public OptionSet system() {
    return listed.system();
  }

  @Override
  public OptionSet of(AgentId agent) {
    var now = listed;
    return now.options().getOrDefault(agent, now.system());
  }
}
