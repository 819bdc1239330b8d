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
import org.umbel.sip.transport.Peer;
import org.umbel.telephony.registration.Reach;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.ring.Talkers;

/// Says that people are on the phone as long as a phone of theirs talks to anybody by us: another
/// phone, a number outside, a voice box. Phones that only ring say nothing.
///
/// Whom we have called is known by that. Who calls is believed to be a person when it is a phone of
/// theirs that is registered from there, or when the line believes who speaks from there, such as a
/// PBX ([org.umbel.telephony.line.LineSettings#believes]). Anybody else can show any number and
/// makes nobody busy. Safe for all threads.
public final class LineState implements Talkers {
  private final PresenceBook book;
  private final Reach phones;
  private final People people;
  private final InstantSource clock;
  private final Map<Leg, Extension> talking = new HashMap<>(); // guarded by this
  private final Map<Extension, Integer> calls = new HashMap<>(); // guarded by this

  public LineState(PresenceBook book, Reach phones, People people, InstantSource clock) {
    this.book = book;
    this.phones = phones;
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
        .or(() -> party.source().map(from -> caller(party, from)).orElseGet(() -> named(party)));
  }

  private Optional<Extension> caller(Leg party, Peer source) {
    return party.line().settings().believes(source.address().getAddress())
        ? named(party)
        : phones.caller(party.name().user(), source);
  }

  private Optional<Extension> named(Leg party) {
    return PhoneNumber.parse(party.name().user()).flatMap(people::byNumber).map(Person::extension);
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
