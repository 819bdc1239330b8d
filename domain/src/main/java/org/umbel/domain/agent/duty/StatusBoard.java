package org.umbel.domain.agent.duty;

import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Presence;

/// Where others see what a worker's duty is: our own presence and that of other systems (PR-6).
/// What is shown there never comes back as an agent state. Any thread; must not wait.
public interface StatusBoard {

  /// Shows this beside the person's own presence until something else is shown or it is taken back.
  void show(Extension person, Presence status);

  /// From now on only the person's own presence is seen. Nothing happens when nothing is shown.
  void takeBack(Extension person);
}
