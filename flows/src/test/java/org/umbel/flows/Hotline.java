package org.umbel.flows;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.Freed;
import org.umbel.domain.contact.Search;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.person.Extension;
import org.umbel.domain.preview.Previews;
import org.umbel.domain.report.Reporter;
import org.umbel.domain.report.Reports;
import org.umbel.domain.speech.Language;

/// A contact point whose workers are all busy.
final class Hotline {
  private static final PhoneNumber NUMBER = new PhoneNumber("6000");

  /// How many wait before the caller.
  int before;

  /// For how long a worker is looked for.
  Duration patience = Duration.ofHours(1);

  /// Where a call goes that nobody took.
  Optional<PhoneNumber> defaultRoute = Optional.empty();

  /// Serves a caller as the server does.
  void serve(Call call, Services services, Language language) {
    var clock = services.clock();
    var options = new Standard();
    var nobody = new Nobody();
    var agents = new Agents(clock);
    var previews = new Previews(agents, () -> Duration.ofSeconds(9), clock);
    var figures = new ContactFigures(agents, nobody, clock, ZoneOffset.UTC);
    for (var n = 0; n < before; n++) {
      figures.enter(NUMBER);
    }
    var desk =
        new CustomerDesk(
            new Search.House(
                agents, nobody, previews, new Freed(), () -> Duration.ofSeconds(15), clock),
            options,
            new Interactions(options, clock),
            figures,
            new Reporter(Reports.NONE, nobody, options, clock),
            (_, _) -> {},
            _ -> Optional.empty(),
            Optional::empty);
    new CustomerService(services, desk, language).serve(call, point());
  }

  private ContactPoint point() {
    var step = new Strategy.Step(Manner.IN_TURN, Candidates.EVERYBODY, patience);
    return new ContactPoint(
        NUMBER,
        "Claims",
        true,
        true,
        List.of(),
        ContactPoint.Welcome.STANDARD,
        new Strategy(List.of(step), Duration.ZERO),
        defaultRoute,
        Set.of());
  }

  private static final class Standard implements WorkerOptions {
    @Override
    public OptionSet system() {
      return OptionSet.STANDARD;
    }

    @Override
    public OptionSet of(AgentId agent) {
      return OptionSet.STANDARD;
    }
  }

  private static final class Nobody implements Workers {
    @Override
    public Optional<Worker> byId(AgentId id) {
      return Optional.empty();
    }

    @Override
    public Optional<Worker> byPerson(Extension person) {
      return Optional.empty();
    }

    @Override
    public Collection<Worker> all() {
      return List.of();
    }
  }
}
