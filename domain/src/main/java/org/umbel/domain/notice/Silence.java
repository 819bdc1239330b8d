package org.umbel.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.NewMessage;

/// The messages of a person that nobody is told of although they are new, because that was switched
/// off (MW-5). It names them one by one, so that a message that was on its way just then is told.
///
/// @param asOf when it was switched off last, as far as that was looked after
public record Silence(Instant asOf, Set<MessageId> messages) {
  public static final Silence NONE = new Silence(Instant.EPOCH, Set.of());

  public Silence {
    messages = Set.copyOf(messages);
  }

  /// Whether there is nothing to look after.
  ///
  /// @param wanted when it was switched off last
  public boolean over(Instant wanted) {
    return messages.isEmpty() && !wanted.isAfter(asOf);
  }

  /// The silence over those that are new now.
  public Silence now(Instant wanted, List<NewMessage> fresh) {
    var anew = wanted.isAfter(asOf);
    return new Silence(
        anew ? wanted : asOf,
        fresh.stream()
            .filter(
                one -> messages.contains(one.id()) || (anew && !one.receivedAt().isAfter(wanted)))
            .map(NewMessage::id)
            .collect(Collectors.toSet()));
  }
}
