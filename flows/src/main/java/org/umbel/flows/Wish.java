package org.umbel.flows;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.call.Call;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.HeaderData;
import org.umbel.domain.interaction.Interaction;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.interaction.UserData;

/// What is known of a customer who calls: the number, what the network tells, and what was known
/// where the call comes from when a worker has passed it on (KW-8).
final class Wish {
  private static final String CALLER_KEY = "USER-ID";

  private final Interactions interactions;

  Wish(Interactions interactions) {
    this.interactions = interactions;
  }

  Interaction of(Call call, ContactPoint point) {
    var from = call.caller().number();
    var before = from.flatMap(interactions::of);
    var pairs = new LinkedHashMap<String, String>();
    before.ifPresent(known -> pairs.putAll(known.data().pairs()));
    from.ifPresent(number -> pairs.putIfAbsent(CALLER_KEY, number.digits()));
    return new Interaction(
        before.map(Interaction::id).orElseGet(ConnectionId::random),
        Channel.VOICE,
        from,
        Optional.of(point.number()),
        Optional.empty(),
        new HeaderData(point.headers()).addedTo(new UserData(pairs), call::header));
  }
}
