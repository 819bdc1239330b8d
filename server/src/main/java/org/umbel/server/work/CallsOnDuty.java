package org.umbel.server.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Serving;
import org.umbel.domain.agent.duty.Duties;
import org.umbel.domain.interaction.Engagement;
import org.umbel.domain.interaction.EngagementId;
import org.umbel.domain.interaction.VoiceState.Phase;

/// Whoever talks to a customer is on duty until the call is released; a phone that only rings is
/// nothing yet.
record CallsOnDuty(Duties duties, Map<EngagementId, Serving> open) implements Consumer<Engagement> {

  CallsOnDuty(Duties duties) {
    this(duties, new ConcurrentHashMap<>());
  }

  @Override
  public void accept(Engagement engagement) {
    if (engagement.ended()) {
      var over = open.remove(engagement.id());
      if (over != null) {
        over.close();
      }
    } else if (engagement.state().phase() != Phase.RINGING) {
      open.computeIfAbsent(engagement.id(), _ -> duties.serve(engagement.agent(), Channel.VOICE));
    }
  }
}
