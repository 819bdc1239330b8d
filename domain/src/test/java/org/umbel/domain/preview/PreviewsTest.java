package org.umbel.domain.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentId;

/// Offers when something fails.
class PreviewsTest {
  private static final List<AgentId> BOTH = List.of(new AgentId("anna"), new AgentId("ben"));

  @Test
  void whatCannotBeShownEndsWithErrorAndNobodyStaysReserved() {
    var crew = new Crew("anna", "ben");
    crew.previews.follow(
        new OfferWatch() {
          @Override
          public void offered(Offer offer) {
            throw new IllegalStateException("no window");
          }

          @Override
          public void ended(Offer offer, OfferEnd end) {}
        });

    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> crew.previews.offer(Crew.wish(), BOTH, Duration.ofSeconds(9)))
          .hasMessage("no window");
    }

    assertThat(crew.ends()).containsExactly("anna Error", "ben Error", "anna Error", "ben Error");
  }
}
