package org.umbel.domain.trace;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;

/// How the last messages went, as many and as long as are kept. Safe for all threads; never waits.
public interface MessageTraces {

  /// The latest first.
  ///
  /// @param most how many at most
  List<MessageTrace> latest(int most);

  /// Those of one person, the latest first.
  ///
  /// @param most how many at most
  List<MessageTrace> latest(Extension owner, int most);

  /// @return empty when there was no such message, or it is too long ago
  Optional<MessageTrace> find(MessageId message);
}
