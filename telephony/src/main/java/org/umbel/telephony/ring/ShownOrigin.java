package org.umbel.telephony.ring;

import org.jspecify.annotations.Nullable;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.Origin;
import org.umbel.media.sdp.SessionDescription;

/// Keeps one party seeing one session, RFC 3264 §8: when whom it talks to changes, the descriptions
/// it gets keep their `o=` line, and the version rises with each change. Until then they pass as
/// they are. Belongs to the leg, which guards it.
final class ShownOrigin {
  private @Nullable Origin first;
  private @Nullable String last;
  private long version;
  private boolean ours;

  /// The description as the party is to see it; one that cannot be read is left alone.
  byte[] of(byte[] description) {
    try {
      return shown(SessionDescription.parse(description), description);
    } catch (MalformedDescription unreadable) {
      return description;
    }
  }

  private byte[] shown(SessionDescription description, byte[] written) {
    var origin = description.origin();
    if (first == null) {
      first = origin;
    }
    ours |= !same(origin, first);
    if (!ours) {
      version = number(origin.version());
      last = with(description, first).toString();
      return written;
    }
    var content = with(description, first).toString();
    if (!content.equals(last)) {
      version++;
    }
    last = content;
    var seen = new Origin(first.username(), first.session(), Long.toString(version), first.host());
    return with(description, seen).write();
  }

  private static boolean same(Origin one, Origin other) {
    return one.username().equals(other.username()) && one.session().equals(other.session());
  }

  private static SessionDescription with(SessionDescription description, Origin origin) {
    return new SessionDescription(
        origin,
        description.name(),
        description.connection(),
        description.attributes(),
        description.media());
  }

  private static long number(String version) {
    return version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
  }
}
