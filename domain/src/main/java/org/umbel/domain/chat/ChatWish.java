package org.umbel.domain.chat;

import java.util.Optional;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.UserData;

/// What an agent asks for.
///
/// @param consult whether a customer is being served meanwhile
/// @param data of the customer, as the worker sees it in the preview
public record ChatWish(Target target, boolean consult, UserData data) {

  /// With whom.
  public sealed interface Target {
    record Person(AgentId worker) implements Target {}

    record Point(PhoneNumber number) implements Target {}
  }

  Optional<PhoneNumber> point() {
    return target instanceof Target.Point(var number) ? Optional.of(number) : Optional.empty();
  }
}
