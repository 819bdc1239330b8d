package org.umbel.telephony.ring;

/// Told who talks. Called on the threads of calls, which wait for it.
public interface Talkers {
  Talkers NOBODY_ASKS =
      new Talkers() {
        @Override
        public void talks(Leg party) {}

        @Override
        public void gone(Leg party) {}
      };

  /// The party talks to somebody from now on; told again when it talks to somebody else.
  void talks(Leg party);

  /// The party has hung up, or was; told for whoever talked, and for others, too.
  void gone(Leg party);
}
