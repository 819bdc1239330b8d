package org.umbel.web.worker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.call.PhoneNumber;

/// How agent states look on screens, and how somebody is put into one (CS-1, CS-3). Any thread;
/// does not wait.
public interface StateBook {

  /// A state as people see it.
  ///
  /// @param id of the definition
  /// @param texts what is shown by language tag; `""` for all other languages
  /// @param menu what the menu says by language tag; empty when it is not in the menu
  /// @param icon a URL of 16 × 16 pixels, or the name of one of ours such as `ready`
  /// @param badge the same of 10 × 10 pixels
  record Look(
      String id, Map<String, String> texts, Map<String, String> menu, String icon, String badge) {}

  /// What this worker may choose, in this order.
  List<Look> menu(AgentId worker);

  /// What a worker is in, all channels together.
  Look shown(AgentId worker);

  Look shown(AgentId worker, Channel channel);

  /// Tells whose [#shown] may have changed; the follower must not wait.
  void follow(Consumer<AgentId> follower);

  /// Puts a worker into a state of the menu at all channels.
  ///
  /// @return false when there is no such state
  boolean set(AgentId worker, String id, Cause cause);

  /// A screen of this worker has opened, or closed.
  void screenOpened(AgentId worker);

  void screenClosed(AgentId worker);

  /// Sets the number at which the worker takes calls instead of the own phone.
  ///
  /// @return false when the worker may not
  boolean redirect(AgentId worker, Optional<PhoneNumber> number, boolean enabled);
}
