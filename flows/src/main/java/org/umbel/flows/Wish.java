package org.umbel.flows;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.call.Call;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.HeaderData;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.person.Extension;

/// What is known of a customer who calls: the number, what the network tells, and what was known
/// before when a worker has passed the call on, or consults a contact point about it (KW-8). What
/// was known is found by the call, never by the caller's number, which may be withheld, or that of
/// a whole company.
final class Wish {
  private static final String CALLER_KEY = "USER-ID";

  private final Interactions interactions;
  private final Workers workers;

  Wish(Interactions interactions, Workers workers) {
    this.interactions = interactions;
    this.workers = workers;
  }

  Interaction of(Call call, ContactPoint point) {
    var from = call.caller().number();
    var before = before(call);
    var pairs = new LinkedHashMap<String, String>();
    before.ifPresent(known -> pairs.putAll(known.data().pairs()));
    from.filter(_ -> before.isEmpty()).ifPresent(number -> pairs.put(CALLER_KEY, number.digits()));
    return new Interaction(
        before.map(Interaction::id).orElseGet(ConnectionId::random),
        Channel.VOICE,
        from,
        Optional.of(point.number()),
        Optional.empty(),
        new HeaderData(point.headers()).addedTo(new UserData(pairs), call::header));
  }

  /// What another worker knows: of the call that goes on here or is consulted about, be it named by
  /// this house or by another one through which it came, or of the customer whom a worker serves
  /// who calls here from the own phone.
  private Optional<Interaction> before(Call call) {
    return call.former()
        .flatMap(interactions::of)
        .or(() ->
            call.header(ConnectionId.HEADER).flatMap(ConnectionId::parse).flatMap(interactions::of))
        .or(() -> colleague(call).flatMap(interactions::servedBy));
  }

  private Optional<AgentId> colleague(Call call) {
    return call.caller()
        .number()
        .flatMap(number -> Extension.parse(number.digits()))
        .flatMap(workers::byPerson)
        .map(Worker::id);
  }
}
