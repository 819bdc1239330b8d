package org.umbel.telephony.presence;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.Source;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.ring.Talkers;

/// Says that people are on the phone as long as a phone of theirs talks to anybody by us: another
/// phone, a number outside, a voice box. Phones that only ring say nothing. Whose phone it is, is
/// known by its registration, or by the number it shows: such as behind a PBX. Safe for all
/// threads.
public final class LineState implements Talkers {
  private final PresenceBook book;
  private final People people;
  private final InstantSource clock;
  private final Map<Leg, Extension> talking = new HashMap<>(); // guarded by this
  private final Map<Extension, Integer> calls = new HashMap<>(); // guarded by this

  public LineState(PresenceBook book, People people, InstantSource clock) {
    this.book = book;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public void talks(Leg party) {
    owner(party).ifPresent(owner -> begin(party, owner));
  }

  @Override
  public void gone(Leg party) {
    end(party);
  }

  private Optional<Extension> owner(Leg party) {
    return party
        .owner()
        .or(() ->
            PhoneNumber.parse(party.name().user())
                .flatMap(people::byNumber)
                .map(Person::extension));
  }

  /// The book is told under the lock, or an end could overtake its beginning.
  private synchronized void begin(Leg party, Extension owner) {
    if (talking.putIfAbsent(party, owner) == null && calls.merge(owner, 1, Integer::sum) == 1) {
      book.say(owner, Source.LINE, Presence.open(clock.instant(), Activity.ON_THE_PHONE));
    }
  }

  private synchronized void end(Leg party) {
    var owner = talking.remove(party);
    if (owner == null) {
      return;
    }
    if (calls.merge(owner, -1, Integer::sum) == 0) {
      calls.remove(owner);
      book.withdraw(owner, Source.LINE);
    }
  }
}
