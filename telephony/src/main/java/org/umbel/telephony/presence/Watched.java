package org.umbel.telephony.presence;

import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.presence.Permission;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.sip.event.EventPackage.Leave;
import org.umbel.telephony.registration.Reach;

/// Who is there to be watched, and what each watcher may see. Safe for all threads.
final class Watched {
  private final PresenceBook book;
  private final Reach phones;
  private final People people;
  private final WrittenDocuments documents = new WrittenDocuments();
  private volatile PresenceTerms terms;

  Watched(PresenceBook book, Reach phones, People people, PresenceTerms terms) {
    this.book = book;
    this.phones = phones;
    this.people = people;
    this.terms = terms;
  }

  void terms(PresenceTerms changed) {
    terms = changed;
  }

  PresenceTerms terms() {
    return terms;
  }

  WrittenDocuments documents() {
    return documents;
  }

  /// The person a user part of a URI means.
  Optional<Extension> person(String user) {
    return phones
        .owner(user)
        .or(() -> Extension.parse(user))
        .filter(one -> people.byExtension(one).isPresent());
  }

  Optional<String> name(Extension person) {
    return people.byExtension(person).map(found -> found.name());
  }

  Permission permission(Extension person, Extension watcher) {
    return terms.rules().of(person, watcher);
  }

  Leave leave(Extension person, Extension watcher) {
    if (people.byExtension(person).isEmpty()) {
      return Leave.NOTHING_THERE;
    }
    return switch (permission(person, watcher)) {
      case ALLOW, POLITE_BLOCK -> Leave.GIVEN;
      case CONFIRM -> Leave.OPEN;
      case BLOCK -> Leave.REFUSED;
    };
  }

  /// As this watcher may see it.
  Presence presence(Extension person, Extension watcher) {
    var presence = book.of(person);
    return permission(person, watcher) == Permission.POLITE_BLOCK
        ? Presence.closed(presence.since())
        : presence;
  }
}
