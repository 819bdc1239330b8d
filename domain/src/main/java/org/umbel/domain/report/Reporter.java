package org.umbel.domain.report;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.umbel.domain.agent.AgentChange;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.ReportOptions;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.Engagement;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.OfferWatch;
import org.umbel.domain.report.Report.Kind;

/// Writes reports of offers (RP-1), agent states and customers (RP-2). Safe for all threads; does
/// not wait.
public final class Reporter implements OfferWatch {
  private final Reports reports;
  private final Workers workers;
  private final WorkerOptions options;
  private final InstantSource clock;

  public Reporter(Reports reports, Workers workers, WorkerOptions options, InstantSource clock) {
    this.reports = reports;
    this.workers = workers;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void offered(Offer offer) {
    var how = options.system().reports();
    if (how.previews()) {
      var pairs = new LinkedHashMap<String, String>();
      pairs.put(how.stateKey(), "+");
      pairs.put(how.keys().connection(), numbered(how, offer.interaction().id().hex()));
      pairs.put(how.keys().agent(), numbered(how, offer.agent().value()));
      pairs.put(how.keys().user(), numbered(how, user(offer.agent())));
      reports.tell(Report.of(Kind.PREVIEW_OFFERED, offer.since(), fields(offer, how), pairs));
    }
  }

  @Override
  public void ended(Offer offer, OfferEnd end) {
    var how = options.system().reports();
    if (how.previews()) {
      var fields = fields(offer, how);
      fields.put("reason", end.word());
      var pairs = new LinkedHashMap<String, String>();
      pairs.put(how.keys().reason(), numbered(how, end.word()));
      pairs.put(how.stateKey(), "-");
      reports.tell(Report.of(Kind.PREVIEW_ENDED, clock.instant(), fields, pairs));
    }
  }

  private Map<String, String> fields(Offer offer, ReportOptions how) {
    var fields = fields(offer.interaction());
    fields.put("offer", offer.id().value());
    fields.put("offered", offer.since().toString());
    fields.put("agent", offer.agent().value());
    fields.put("user", user(offer.agent()));
    fields.put("state-id", Integer.toString(how.stateId()));
    fields.put("state-key", how.stateKey());
    return fields;
  }

  private static String numbered(ReportOptions how, String value) {
    return how.stateId() + ", " + value;
  }

  /// The extension of the person who the agent is.
  private String user(AgentId agent) {
    return workers.byId(agent).map(worker -> worker.person().digits()).orElse("");
  }

  private static Map<String, String> fields(Interaction interaction) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("connection", interaction.id().hex());
    fields.put("channel", interaction.channel().name().toLowerCase(Locale.ROOT));
    interaction.contactPoint().ifPresent(point -> fields.put("contact-point", point.digits()));
    interaction.from().ifPresent(number -> fields.put("caller", number.digits()));
    interaction.site().ifPresent(site -> fields.put("switch", site));
    return fields;
  }

  /// An agent state has changed. For [org.umbel.domain.agent.Agents#follow].
  public void changed(AgentChange change) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("agent", change.agent().value());
    fields.put("user", user(change.agent()));
    fields.put("channel", change.channel().name().toLowerCase(Locale.ROOT));
    fields.put("before", word(change.before()));
    fields.put("state", word(change.after()));
    if (change.after() instanceof AgentState.NotReady(var mode, _)) {
      fields.put("mode", mode.word());
    }
    reason(change.after())
        .ifPresent(reason -> {
          fields.put("reason-key", reason.key());
          fields.put("reason", reason.code());
        });
    fields.put("cause", change.cause().name().toLowerCase(Locale.ROOT));
    reports.tell(Report.of(Kind.AGENT_STATE, change.at(), fields, Map.of()));
  }

  private static String word(AgentState state) {
    return switch (state) {
      case AgentState.LoggedOut _ -> "logged-out";
      case AgentState.Ready _ -> "ready";
      case AgentState.NotReady _ -> "not-ready";
    };
  }

  private static Optional<Reason> reason(AgentState state) {
    return switch (state) {
      case AgentState.LoggedOut _ -> Optional.empty();
      case AgentState.Ready(var reason) -> reason;
      case AgentState.NotReady(_, var reason) -> reason;
    };
  }

  /// A worker has written something down about a customer, for whoever routes the customer's calls
  /// (KW-7). For [org.umbel.domain.interaction.Interactions#followNotes].
  public void noted(Engagement engagement) {
    var agent = engagement.agent();
    var key = options.of(agent).userData().notes().key();
    var fields = fields(engagement.interaction());
    fields.put("agent", agent.value());
    fields.put("user", user(agent));
    var notes = engagement.interaction().data().value(key).orElse("");
    reports.tell(Report.of(Kind.INTERACTION_NOTED, clock.instant(), fields, Map.of(key, notes)));
  }

  /// A customer has come. Whoever serves the customer closes what is returned at the end.
  public Served began(Interaction interaction) {
    var served = new Served(interaction);
    reports.tell(Report.of(Kind.INTERACTION_BEGAN, clock.instant(), served.fields, Map.of()));
    return served;
  }

  /// A customer's call from its beginning to its end. Used by the call's thread.
  public final class Served implements AutoCloseable {
    private final Map<String, String> fields;
    private String outcome = "abandoned";

    private Served(Interaction interaction) {
      this.fields = fields(interaction);
      fields.put("interaction", UUID.randomUUID().toString());
      fields.put("began", clock.instant().toString());
    }

    /// A worker talks to the customer now.
    public void by(AgentId agent) {
      outcome = "served";
      fields.put("agent", agent.value());
      fields.put("user", user(agent));
      fields.put("served", clock.instant().toString());
      reports.tell(Report.of(Kind.INTERACTION_SERVED, clock.instant(), fields, Map.of()));
    }

    /// Nobody took the call, and it went where such calls go.
    public void passedOn(PhoneNumber route) {
      outcome = "default-route";
      fields.put("route", route.digits());
    }

    /// Nobody took the call, and there is nowhere else.
    public void refused() {
      outcome = "nobody";
    }

    @Override
    public void close() {
      fields.put("outcome", outcome);
      reports.tell(Report.of(Kind.INTERACTION_ENDED, clock.instant(), fields, Map.of()));
    }
  }
}
