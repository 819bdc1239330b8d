package org.umbel.telephony.ring;

import java.util.List;
import java.util.Set;
import org.umbel.media.sdp.Attribute;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.MediaDescription;
import org.umbel.media.sdp.SessionDescription;

/// What is read in, and changed of, the session descriptions of others when parties are joined
/// anew.
final class Descriptions {
  private static final Set<String> DIRECTIONS =
      Set.of("sendrecv", "sendonly", "recvonly", "inactive");

  private Descriptions() {}

  /// The same description without hold, as an offer to somebody else: who was held is to be heard
  /// again. One that cannot be read stays as it is.
  static byte[] unheld(byte[] description) {
    try {
      var read = SessionDescription.parse(description);
      return new SessionDescription(
              read.origin(),
              read.name(),
              read.connection(),
              undirected(read.attributes()),
              read.media().stream().map(Descriptions::unheld).toList())
          .write();
    } catch (MalformedDescription unreadable) {
      return description;
    }
  }

  private static MediaDescription unheld(MediaDescription media) {
    return new MediaDescription(
        media.type(),
        media.port(),
        media.protocol(),
        media.formats(),
        media.connection(),
        undirected(media.attributes()));
  }

  private static List<Attribute> undirected(List<Attribute> attributes) {
    return attributes.stream().filter(line -> !DIRECTIONS.contains(line.name())).toList();
  }

  /// Whether media go to the same places by the same formats and keys, so that who knows one
  /// description need not be told the other.
  static boolean alike(byte[] one, byte[] other) {
    try {
      var first = SessionDescription.parse(one);
      var second = SessionDescription.parse(other);
      if (first.media().size() != second.media().size()) {
        return false;
      }
      for (int i = 0; i < first.media().size(); i++) {
        if (!alike(first, first.media().get(i), second, second.media().get(i))) {
          return false;
        }
      }
      return true;
    } catch (MalformedDescription unreadable) {
      return false;
    }
  }

  private static boolean alike(
      SessionDescription one,
      MediaDescription its,
      SessionDescription other,
      MediaDescription the) {
    return its.port() == the.port()
        && its.formats().equals(the.formats())
        && keys(its).equals(keys(the))
        && its.connection().or(one::connection).equals(the.connection().or(other::connection));
  }

  private static List<Attribute> keys(MediaDescription media) {
    return media.attributes().stream().filter(line -> line.name().equals("crypto")).toList();
  }
}
