package org.umbel.domain.preview;

import org.umbel.domain.call.PhoneNumber;

/// Where an agent wants to take what was accepted.
public sealed interface Where {

  /// At the agent's own phones, or the screen for a chat.
  record OwnPlace() implements Where {}

  /// At another phone (KW-10).
  record Elsewhere(PhoneNumber number) implements Where {}

  Where OWN_PLACE = new OwnPlace();
}
