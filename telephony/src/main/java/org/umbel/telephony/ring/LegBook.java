package org.umbel.telephony.ring;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.sip.dialog.DialogId;

/// The parties of all calls by their dialogs, so that who names a call by Replaces is led to it. An
/// entry lives as long as its dialog. Safe for all threads.
final class LegBook {
  private final Map<DialogId, Leg> legs = new ConcurrentHashMap<>();
  private final Map<DialogId, Ringing> ringing = new ConcurrentHashMap<>();

  private volatile Talkers talkers = Talkers.NOBODY_ASKS;

  /// From now on these are told who talks.
  void follow(Talkers told) {
    talkers = told;
  }

  Talkers talkers() {
    return talkers;
  }

  void add(DialogId id, Leg leg) {
    legs.put(id, leg);
  }

  /// A phone rings, or a caller waits for those that ring.
  void rings(DialogId id, Ringing phones) {
    ringing.put(id, phones);
  }

  void ringsNoMore(DialogId id) {
    ringing.remove(id);
  }

  void remove(DialogId id) {
    legs.remove(id);
    ringing.remove(id);
  }

  Optional<Leg> find(DialogId id) {
    return Optional.ofNullable(legs.get(id));
  }

  /// The phones that ring in an early dialog or for one.
  Optional<Ringing> ringing(DialogId id) {
    return Optional.ofNullable(ringing.get(id));
  }
}
