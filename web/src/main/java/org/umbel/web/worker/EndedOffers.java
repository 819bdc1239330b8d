package org.umbel.web.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;

/// How a worker's last offers ended, so that a screen that was away for a moment tells it too: at
/// most [#MOST] of each, for [#KEPT]. Safe for all threads.
final class EndedOffers {
  static final int MOST = 8;
  static final Duration KEPT = Duration.ofSeconds(20);

  private final InstantSource clock;
  private final Map<AgentId, List<Ended>> ended = new ConcurrentHashMap<>();

  record Ended(Offer offer, OfferEnd how, Instant at) {}

  EndedOffers(InstantSource clock) {
    this.clock = clock;
  }

  void add(Offer offer, OfferEnd how) {
    var now = clock.instant();
    ended.compute(
        offer.agent(),
        (_, before) -> {
          var kept = new ArrayList<>(before == null ? List.of() : fresh(before, now));
          if (kept.size() >= MOST) {
            kept.removeFirst();
          }
          kept.add(new Ended(offer, how, now));
          return List.copyOf(kept);
        });
  }

  List<Ended> of(AgentId agent) {
    return fresh(ended.getOrDefault(agent, List.of()), clock.instant());
  }

  private static List<Ended> fresh(List<Ended> all, Instant now) {
    return all.stream().filter(one -> one.at().plus(KEPT).isAfter(now)).toList();
  }
}
