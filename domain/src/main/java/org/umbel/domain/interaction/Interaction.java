package org.umbel.domain.interaction;

import java.util.Optional;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.call.PhoneNumber;

/// Something a customer wants, as it is offered to workers.
///
/// @param from who calls or writes, where it is known
/// @param contactPoint the number it was addressed to, where it is known
/// @param site the switch it comes from, for engines that name one
public record Interaction(
    ConnectionId id,
    Channel channel,
    Optional<PhoneNumber> from,
    Optional<PhoneNumber> contactPoint,
    Optional<String> site,
    UserData data) {

  public Interaction with(UserData changed) {
    return new Interaction(id, channel, from, contactPoint, site, changed);
  }
}
