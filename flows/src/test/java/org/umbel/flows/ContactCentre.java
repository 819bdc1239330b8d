package org.umbel.flows;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Serving;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.PreviewOptions;
import org.umbel.domain.agent.options.ReportOptions;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.Freed;
import org.umbel.domain.contact.Search;
import org.umbel.domain.contact.Statistic;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.contact.Strategy.Manner;
import org.umbel.domain.contact.Strategy.Step;
import org.umbel.domain.interaction.Engagement;
import org.umbel.domain.interaction.EngagementId;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.person.Extension;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.OfferWatch;
import org.umbel.domain.preview.Previews;
import org.umbel.domain.preview.Where;
import org.umbel.domain.report.Reporter;
import org.umbel.domain.report.Reports;
import org.umbel.domain.speech.Language;

/// A contact point with workers, wired as the server wires it, in memory: customers are served by
/// the flow itself, workers do what a test has them do.
final class ContactCentre implements Workers, WorkerOptions {
  static final PhoneNumber NUMBER = new PhoneNumber("6000");

  final Agents agents;
  final Previews previews;
  final Freed freed = new Freed();
  final ContactFigures figures;
  final Interactions interactions;

  /// Such as `anna Rejected`.
  final List<String> ends = new CopyOnWriteArrayList<>();

  /// Such as `anna PREVIEW_TIMEOUT`: whose phone did not take the call.
  final List<String> missed = new CopyOnWriteArrayList<>();

  /// What holds for all.
  OptionSet options;

  /// Of the contact point.
  Strategy strategy =
      new Strategy(
          List.of(new Step(Manner.IN_TURN, Candidates.EVERYBODY, Duration.ZERO)), Duration.ZERO);

  Optional<PhoneNumber> defaultRoute = Optional.empty();
  ContactPoint.Welcome welcome = ContactPoint.Welcome.STANDARD;
  Set<String> headers = Set.of("User-to-User");

  private final Map<AgentId, Worker> all;
  private final Map<EngagementId, Serving> duties = new ConcurrentHashMap<>();
  private final Queue<Thread> deeds = new ConcurrentLinkedQueue<>();
  private final CustomerDesk desk;

  /// @param workers in the order of their extensions, from 4001 on; each is ready, in the group
  ///   `all`, and has the skill `english` 10 times the place
  ContactCentre(InstantSource clock, PreviewOptions times, Reports reports, String... workers) {
    var known = new ArrayList<Worker>();
    for (var name : workers) {
      var place = known.size() + 1;
      known.add(
          new Worker(
              new AgentId(name),
              new Extension("400" + place),
              Set.of(Channel.VOICE),
              true,
              Set.of("all"),
              Map.of("english", 10 * place)));
    }
    all = new ConcurrentHashMap<>(known.stream().collect(toMap(Worker::id, one -> one)));
    options = reported(times);
    agents = new Agents(clock);
    previews = new Previews(agents, () -> options.previews().arrival(), clock);
    figures = new ContactFigures(agents, this, clock, ZoneOffset.UTC);
    interactions = new Interactions(this, clock);
    var reporter = new Reporter(reports, this, this, clock);
    agents.follow(reporter::changed);
    agents.follow(_ -> freed.tell());
    previews.follow(reporter);
    previews.follow(new Ended());
    interactions.follow(this::onDuty);
    interactions.follow(_ -> freed.tell());
    desk =
        new CustomerDesk(
            new Search.House(
                agents, this, previews, freed, () -> options.previews().expiration(), clock),
            this,
            interactions,
            figures,
            reporter,
            this::missed,
            _ -> Optional.empty(),
            Optional::empty);
    known.forEach(one -> ready(one.id().value()));
  }

  private static OptionSet reported(PreviewOptions times) {
    var all = OptionSet.STANDARD;
    var reports = all.reports();
    return new OptionSet(
        times,
        all.windows(),
        all.userData(),
        new ReportOptions(true, reports.stateId(), reports.stateKey(), reports.keys()),
        all.registration(),
        all.mapping(),
        all.onCall(),
        all.wrapUp(),
        all.legalGuard(),
        all.redirect(),
        all.statesLocation(),
        all.defaultRoute(),
        all.chatsAtOnce());
  }

  private void missed(AgentId agent, AutoEvent event) {
    missed.add(agent + " " + event);
  }

  /// As the server does it: whoever talks to a customer serves nobody else.
  private void onDuty(Engagement engagement) {
    if (engagement.ended()) {
      Optional.ofNullable(duties.remove(engagement.id())).ifPresent(Serving::close);
    } else if (engagement.state().phase() != Phase.RINGING) {
      duties.computeIfAbsent(
          engagement.id(), _ -> agents.engage(engagement.agent(), Channel.VOICE));
    }
  }

  private final class Ended implements OfferWatch {
    @Override
    public void offered(Offer offer) {}

    @Override
    public void ended(Offer offer, OfferEnd end) {
      ends.add(offer.agent() + " " + end.word());
      freed.tell();
    }
  }

  /// Serves a customer as the server does.
  void serve(Call call, House house) {
    new CustomerService(house.services, desk, Language.ENGLISH).serve(call, point());
  }

  private ContactPoint point() {
    return new ContactPoint(
        NUMBER, "Claims", true, true, List.of(), welcome, strategy, defaultRoute, headers);
  }

  void ready(String name) {
    state(name, AgentState.READY);
  }

  void notReady(String name) {
    state(name, AgentState.NOT_READY);
  }

  private void state(String name, AgentState state) {
    agents.change(new AgentId(name), Set.of(Channel.VOICE), state, Cause.WORKER);
  }

  /// What this worker does with each offer, on a thread of its own.
  void does(String name, Consumer<Offer> answer) {
    previews.follow(
        new OfferWatch() {
          @Override
          public void offered(Offer offer) {
            if (offer.agent().value().equals(name)) {
              start(() -> answer.accept(offer));
            }
          }

          @Override
          public void ended(Offer offer, OfferEnd end) {}
        });
  }

  /// Somebody does something meanwhile.
  void start(Runnable deed) {
    deeds.add(Thread.startVirtualThread(deed));
  }

  /// Waits until nobody does anything more.
  void awaitWorkers() throws InterruptedException {
    for (var deed = deeds.poll(); deed != null; deed = deeds.poll()) {
      deed.join();
    }
  }

  void accepts(String name) {
    does(name, offer -> previews.accept(offer.id(), offer.agent(), Where.OWN_PLACE));
  }

  void rejects(String name) {
    does(name, offer -> previews.reject(offer.id(), offer.agent()));
  }

  /// Whether nobody is kept or serves, and nothing is offered or waits.
  boolean isAtRest() {
    return all.keySet().stream()
            .allMatch(agent ->
                !agents.reserved(agent, Channel.VOICE)
                    && agents.engaged(agent, Channel.VOICE) == 0
                    && previews.open(agent).isEmpty())
        && interactions.all().stream().allMatch(Engagement::ended)
        && figures.figure(point(), Statistic.WAITING_CALLS) == 0;
  }

  void change(UnaryOperator<OptionSet> change) {
    options = change.apply(options);
  }

  /// The worker is taken out of the configuration.
  void dismiss(String name) {
    all.remove(new AgentId(name));
  }

  @Override
  public Optional<Worker> byId(AgentId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<Worker> byPerson(Extension person) {
    return all.values().stream().filter(one -> one.person().equals(person)).findFirst();
  }

  @Override
  public Collection<Worker> all() {
    return all.values();
  }

  @Override
  public OptionSet system() {
    return options;
  }

  @Override
  public OptionSet of(AgentId agent) {
    return options;
  }
}
