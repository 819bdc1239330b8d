package org.umbel.telephony.ring;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.sip.dialog.DialogId;

/// The parties of all joined calls by their dialogs, so that a transfer finds the call it names. An
/// entry lives as long as its dialog. Safe for all threads.
public final class LegBook {
  private final Map<DialogId, Leg> legs = new ConcurrentHashMap<>();

  void add(DialogId id, Leg leg) {
    legs.put(id, leg);
  }

  void remove(DialogId id) {
    legs.remove(id);
  }

  Optional<Leg> find(DialogId id) {
    return Optional.ofNullable(legs.get(id));
  }
}
