package org.umbel.telephony.call;

import org.umbel.domain.call.PhoneNumber;

/// Is told what the party of a conversation's side does. Returns at once where nothing else is
/// said; called by any thread.
public interface SideWatch {
  /// Looks away.
  SideWatch NONE =
      new SideWatch() {
        @Override
        public void left() {}

        @Override
        public void moved() {}

        @Override
        public void held(boolean held) {}
      };

  /// The party has hung up, or the side is over.
  void left();

  /// Somebody else is the party from now on, by a transfer that the party has asked for.
  void moved();

  /// The party wants to hear nothing for now, or to hear again.
  void held(boolean held);

  /// The party is another conversation, in which somebody is served from now on.
  default void served() {}

  /// The party, who is a worker, wants the customer to go to a conversation that has this number;
  /// waits for that.
  ///
  /// @return false when that is not possible
  default boolean passOn(PhoneNumber number) {
    return false;
  }
}
