package org.umbel.domain.lamp;

import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;

/// The message lamps of a person's phones (MW-1).
@FunctionalInterface
public interface Lamp {

  /// Shows these counts from now on: lit when there are fresh messages. Phones that register or
  /// subscribe later are told the same. Returns at once; phones are told in the background.
  void show(Extension owner, MessageCounts counts);
}
