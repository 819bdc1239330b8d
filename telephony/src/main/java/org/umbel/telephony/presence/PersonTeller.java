package org.umbel.telephony.presence;

import org.umbel.domain.person.Extension;
import org.umbel.sip.event.EventPackage.Leave;
import org.umbel.sip.event.EventPackage.News;
import org.umbel.sip.event.EventPackage.Teller;
import org.umbel.sip.message.Request;
import org.umbel.sip.presence.PresenceDocument;

/// Tells one watcher of one person.
///
/// @param entity the person as the watcher has named it
record PersonTeller(Watched watched, Extension person, Extension watcher, String entity)
    implements Teller {
  static final String TUPLE = "umbel";

  @Override
  public Leave leave() {
    return watched.leave(person, watcher);
  }

  @Override
  public Request describe(Request notify, News news) {
    var shown = watched.presence(person, watcher);
    return notify.withBody(PresenceDocument.TYPE, watched.documents().of(entity, shown));
  }
}
