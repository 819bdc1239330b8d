package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Lease;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.Search;
import org.umbel.domain.interaction.Brought;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.VoiceCall;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.domain.preview.Round.Outcome.Accepted;
import org.umbel.domain.preview.Where;
import org.umbel.domain.report.Reporter.Served;
import org.umbel.domain.speech.Count;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Prompt;

/// Serves customers who call a contact point: they hear music until a worker has accepted, and are
/// brought to that worker's phone (KW-3, KW-6, KW-8).
///
/// One object serves all calls; each runs on the thread of its call.
final class CustomerService {
  /// A worker is kept for no call longer than this.
  private static final Duration LONGEST_TALK = Duration.ofHours(12);

  private final Services services;
  private final CustomerDesk desk;
  private final Language language;

  /// @param language in which callers are spoken to where the contact point has none
  CustomerService(Services services, CustomerDesk desk, Language language) {
    this.services = services;
    this.desk = desk;
    this.language = language;
  }

  /// Serves a customer from answer to hang-up.
  ///
  /// @throws org.umbel.domain.call.CallEnded when the customer hangs up first; nobody is offered
  ///   the call then any more
  void serve(Call call, ContactPoint point) {
    call.answer();
    var wish = new Wish(desk.interactions(), desk.house().workers()).of(call, point);
    var music =
        point
            .welcome()
            .music()
            .flatMap(desk.sounds())
            .or(desk.music())
            .map(List::of)
            .orElse(List.of());
    call.background(music);
    try (var served = desk.reporter().began(wish);
        var place = desk.figures().enter(point.number());
        var seeker = new Seeker(call, new Search(desk.house(), point.strategy(), wish))) {
      var talk =
          new Conversation(
              call, services.voice(), point.welcome().language().orElse(language), services.keys());
      point.welcome().greeting().flatMap(desk.sounds()).ifPresent(sound -> hear(call, sound));
      while (true) {
        var accepted = awaited(talk, point, seeker, place);
        if (accepted.isEmpty()) {
          place.leave();
          nobody(talk, point, served);
          return;
        }
        if (brought(call, wish, accepted.get(), music, place, served)) {
          return;
        }
      }
    }
  }

  private static void hear(Call call, ShortBuffer sound) {
    call.play(List.of(sound), Duration.ZERO, Set.of());
  }

  /// Waits with the customer until a worker has accepted.
  ///
  /// @return empty when nobody will
  private Optional<Accepted> awaited(
      Conversation talk, ContactPoint point, Seeker seeker, ContactFigures.Place place) {
    seeker.begin();
    while (!seeker.doneWithin(Seeker.UNTIL_TOLD)) {
      if (point.welcome().announces()) {
        tellHowLong(talk, place.before());
      }
    }
    return seeker.found();
  }

  private static void tellHowLong(Conversation talk, int before) {
    if (before == 0) {
      talk.insist(Prompt.ALL_BUSY);
    } else {
      talk.insist(Prompt.ALL_BUSY, Prompt.CALLERS_BEFORE_YOU, new Count(before));
    }
  }

  /// @return false when the worker's phone did not take the customer, who waits on
  private boolean brought(
      Call call,
      Interaction wish,
      Accepted accepted,
      List<ShortBuffer> music,
      ContactFigures.Place place,
      Served served) {
    var agent = accepted.offer().agent();
    try (var lease = accepted.lease()) {
      var phone = phone(agent, accepted.where());
      if (phone.isEmpty() || !lease.extend(LONGEST_TALK)) {
        return false;
      }
      var arrival = desk.options().of(agent).previews().arrival();
      var outcome =
          call.bring(
              phone.get().about(wish.id()),
              arrival,
              music,
              voice -> desk.interactions().begin(agent, wish, voice, true));
      if (!(outcome instanceof Brought.Talking(var voice))) {
        missed(agent, accepted.where(), outcome);
        return false;
      }
      place.leave();
      served.by(agent);
      talking(voice, lease);
      return true;
    }
  }

  /// Who has not come to the phone is not offered the next one at once; who takes calls elsewhere
  /// is not ready anyway (KW-10).
  private void missed(AgentId agent, Where where, Brought outcome) {
    if (where instanceof Where.OwnPlace) {
      var refused =
          outcome instanceof Brought.NotTaken(var reason) && reason == Redirection.Reason.BUSY;
      desk.missed().accept(agent, refused ? AutoEvent.PREVIEW_REJECT : AutoEvent.PREVIEW_TIMEOUT);
    }
  }

  /// The worker is kept until the own part of the call is over.
  private static void talking(VoiceCall voice, Lease lease) {
    voice.follow(state -> {
      if (state.phase() == Phase.RELEASED) {
        lease.close();
      }
    });
    voice.awaitEnd();
  }

  /// KW-10
  private Optional<WorkerPhone> phone(AgentId agent, Where where) {
    return desk.house()
        .workers()
        .byId(agent)
        .map(worker -> WorkerPhone.of(worker.person()))
        .map(own ->
            switch (where) {
              case Where.OwnPlace _ ->
                  own.answering(desk.options().of(agent).previews().autoAnswer());
              case Where.Elsewhere(var number) -> own.at(number);
            });
  }

  /// KW-11
  private void nobody(Conversation talk, ContactPoint point, Served served) {
    var route = point.defaultRoute().or(() -> desk.options().system().defaultRoute());
    if (route.isPresent() && passedOn(talk.call(), route.get())) {
      served.passedOn(route.get());
      return;
    }
    served.refused();
    talk.insist(Prompt.NOBODY_FREE, Prompt.GOODBYE);
  }

  private static boolean passedOn(Call call, PhoneNumber route) {
    return call.transfer(route) instanceof Transfer.Done;
  }
}
