package org.umbel.web.worker;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.chat.Chats;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.Previews;
import org.umbel.web.answer.Json;

/// A worker's offers: those that are open, and how the last ones ended.
final class OffersJson {
  private final Previews previews;
  private final EndedOffers ended;
  private final Chats chats;

  OffersJson(Previews previews, EndedOffers ended, Chats chats) {
    this.previews = previews;
    this.ended = ended;
    this.chats = chats;
  }

  JsonArray of(AgentId worker, CustomerJson customer) {
    var offers = Json.PROVIDER.createArrayBuilder();
    previews.open(worker).forEach(offer -> offers.add(json(offer, customer)));
    for (var one : ended.of(worker)) {
      offers.add(
          json(one.offer(), customer)
              .add("ended", Words.key(one.how()))
              .add("endedAt", one.at().toString()));
    }
    return offers.build();
  }

  private JsonObjectBuilder json(Offer offer, CustomerJson customer) {
    var json =
        customer
            .offered(offer.interaction())
            .add("id", offer.id().value())
            .add("since", offer.since().toString())
            .add("until", offer.until().toString());
    if (offer.interaction().channel() == Channel.CHAT) {
      chats
          .offered(offer.interaction().id())
          .ifPresent(chat -> json.add("agent", chat.agent()).add("consult", chat.consult()));
    }
    return json;
  }
}
