package org.umbel.domain.engine;

import java.util.List;
import org.umbel.domain.interaction.Interaction;

/// What an engine asks for: to offer an interaction to one worker, or to many at once.
///
/// @param targets agent logins as the engine has written them; at least one
public record EngineRequest(Interaction interaction, List<String> targets) {

  public EngineRequest {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("Nobody is named to whom it is to be offered");
    }
  }
}
