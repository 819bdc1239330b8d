package org.umbel.telephony.call;

/// Is told what the party of a conversation's side does. Returns at once; called by any thread.
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
}
