package org.umbel.server.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.RedirectVault;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.person.Extension;
import org.umbel.server.config.Configuration;

/// The knowledge workers of the configuration that is in force and of the company's directory, and
/// what is set for them, there and by themselves (KW-1, KW-10). Of people of the configuration it
/// alone says whether they are workers; where two have the same agent login the configuration's has
/// it, or the one with the lowest extension. Safe for all threads: whoever asks sees those before a
/// change or those after it.
final class WorkerBook implements Workers, WorkerOptions {
  private final RedirectVault redirects;
  private final Supplier<List<Employment>> further;
  private final Predicate<Extension> followed;
  private Configuration configuration; // guarded by this
  private volatile Listed listed;

  /// @param options of the workers, with those of the system already under them
  private record Listed(
      Map<AgentId, Worker> byId,
      Map<Extension, Worker> byPerson,
      Map<AgentId, OptionSet> options,
      OptionSet system) {

    static Listed of(List<Employment> all, OptionSet system, RedirectVault redirects) {
      var byId = new HashMap<AgentId, Worker>();
      var byPerson = new HashMap<Extension, Worker>();
      var options = new HashMap<AgentId, OptionSet>();
      for (var one : all) {
        var worker = one.settings().worker(one.person());
        if (byId.putIfAbsent(worker.id(), worker) == null) {
          byPerson.put(worker.person(), worker);
          options.put(worker.id(), options(one, system, redirects));
        }
      }
      return new Listed(byId, byPerson, options, system);
    }

    private static OptionSet options(Employment one, OptionSet system, RedirectVault redirects) {
      var set = one.settings().own().over(system);
      return redirects
          .find(one.person())
          .map(own -> set.with(set.redirect().with(own)))
          .orElse(set);
    }

    Listed with(AgentId agent, OptionSet changed) {
      var all = new HashMap<>(options);
      all.put(agent, changed);
      return new Listed(byId, byPerson, all, system);
    }
  }

  /// @param redirects what workers have set themselves
  /// @param further workers who are not of the configuration, as they are now
  /// @param followed whose presence is followed elsewhere
  WorkerBook(
      Configuration configuration,
      RedirectVault redirects,
      Supplier<List<Employment>> further,
      Predicate<Extension> followed) {
    this.followed = followed;
    this.redirects = redirects;
    this.further = further;
    this.configuration = configuration;
    this.listed = listed(configuration);
  }

  private Listed listed(Configuration wanted) {
    var all = new ArrayList<Employment>();
    var known = new HashSet<Extension>();
    for (var person : wanted.people()) {
      known.add(person.extension());
      person.worker().ifPresent(own -> all.add(new Employment(person.extension(), own)));
    }
    further.get().stream().filter(one -> !known.contains(one.person())).forEach(all::add);
    return Listed.of(all, wanted.knowledgeWorkers(), redirects);
  }

  /// Puts the workers of another configuration in the place of those there are.
  synchronized void put(Configuration wanted) {
    configuration = wanted;
    listed = listed(wanted);
  }

  /// Looks again at who is a worker beside those of the configuration.
  synchronized void readFurther() {
    listed = listed(configuration);
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
    var set = now.options().getOrDefault(agent, now.system());
    var logsOutElsewhere = set.windows().logoutMenu() && followed(agent);
    return logsOutElsewhere ? set.with(set.windows().withoutLogout()) : set;
  }

  /// Whether presence of elsewhere makes the worker's state, which then also logs out.
  boolean followed(AgentId agent) {
    return byId(agent).map(Worker::person).filter(followed).isPresent();
  }
}
