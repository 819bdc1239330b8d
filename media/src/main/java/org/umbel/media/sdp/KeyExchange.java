package org.umbel.media.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.MasterKey;
import org.umbel.media.srtp.SrtpKeys;
import org.umbel.media.srtp.SrtpSuite;

/// One side's part in agreeing on keys (RFC 4568 §5, §7), over the life of a call.
///
/// Where encryption is preferred, offers are `RTP/AVP` with keys (RFC 8643): a phone that knows no
/// keys takes the line as plain, where two lines or a line of another profile would puzzle it. Keys
/// of ours stay the same from offer to offer, so that nothing is interrupted; when the peer changes
/// its key we change ours as well, since it may be another peer that has not counted with us.
final class KeyExchange {
  static final String PLAIN = "RTP/AVP";
  static final String SECURED = "RTP/SAVP";

  private final Encryption wanted;
  private final List<SrtpSuite> suites;
  private final Map<SrtpSuite, MasterKey> own = new EnumMap<>(SrtpSuite.class);
  private @Nullable MasterKey peerKey;

  /// What the last offer or agreement said; a later offer of ours repeats an agreement.
  private Terms terms = new Terms(PLAIN, List.of());

  private boolean agreed;

  /// What a line says about its security.
  ///
  /// @param profile `RTP/AVP`, `RTP/SAVP` and the like
  /// @param keys ours, most wanted first
  record Terms(String profile, List<CryptoLine> keys) {
    MediaDescription secure(MediaDescription line) {
      var attributes = new ArrayList<>(keys.stream().map(CryptoLine::attribute).toList());
      attributes.addAll(line.attributes());
      return new MediaDescription(
          line.type(), line.port(), profile, line.formats(), line.connection(), attributes);
    }
  }

  /// How the peer's line can be taken.
  sealed interface Safety {
    record Plain() implements Safety {}

    record Secured(CryptoLine theirs) implements Safety {}

    /// @param reason in words
    record Unfit(String reason) implements Safety {}
  }

  KeyExchange(Abilities ours) {
    wanted = ours.encryption();
    suites = ours.suites();
  }

  Terms offer() {
    if (agreed) {
      return terms;
    }
    var keys = new ArrayList<CryptoLine>();
    if (wanted != Encryption.OFF) {
      suites.forEach(suite -> keys.add(new CryptoLine(keys.size() + 1, ownKey(suite), 0)));
    }
    terms = new Terms(wanted == Encryption.REQUIRED ? SECURED : PLAIN, List.copyOf(keys));
    return terms;
  }

  private MasterKey ownKey(SrtpSuite suite) {
    return own.computeIfAbsent(suite, MasterKey::random);
  }

  /// How an offered line can be taken: by the first of its keys whose suite we want, else plain if
  /// both sides may.
  Safety ofOffer(PeerAudio peer) {
    if (wanted == Encryption.OFF) {
      return peer.isSecured()
          ? new Safety.Unfit("encrypted audio is not wanted here")
          : new Safety.Plain();
    }
    var common = peer.keys().stream().filter(key -> suites.contains(key.suite())).findFirst();
    if (common.isPresent()) {
      return new Safety.Secured(common.get());
    }
    if (peer.isSecured()) {
      return new Safety.Unfit("no encryption suite in common");
    }
    return wanted == Encryption.REQUIRED
        ? new Safety.Unfit("audio must be encrypted")
        : new Safety.Plain();
  }

  /// How the answer to our offer is to be understood.
  Safety ofAnswer(PeerAudio peer) {
    var theirs = peer.keys();
    if (theirs.isEmpty() || wanted == Encryption.OFF) {
      return peer.isSecured() || terms.profile().startsWith(SECURED)
          ? new Safety.Unfit("the answer has no key for what we offered")
          : new Safety.Plain();
    }
    return theirs.stream()
        .filter(key ->
            terms.keys().stream()
                .anyMatch(ours -> ours.tag() == key.tag() && ours.suite() == key.suite()))
        .findFirst()
        .<Safety>map(Safety.Secured::new)
        .orElseGet(() -> new Safety.Unfit("the answer takes a key that we did not offer"));
  }

  /// Decides to answer like this.
  Terms answer(PeerAudio peer, Safety safety) {
    var keys = new ArrayList<CryptoLine>();
    if (safety instanceof Safety.Secured(var theirs)) {
      if (peerKey != null && !peerKey.equals(theirs.key())) {
        own.clear();
      }
      keys.add(new CryptoLine(theirs.tag(), ownKey(theirs.suite()), 0));
    }
    agree(peer, safety, keys);
    return terms;
  }

  /// Decides to take the answer.
  void accept(PeerAudio peer, Safety safety) {
    var keys =
        safety instanceof Safety.Secured(var theirs)
            ? terms.keys().stream().filter(ours -> ours.tag() == theirs.tag()).toList()
            : List.<CryptoLine>of();
    agree(peer, safety, keys);
  }

  private void agree(PeerAudio peer, Safety safety, List<CryptoLine> keys) {
    agreed = true;
    peerKey = safety instanceof Safety.Secured(var theirs) ? theirs.key() : null;
    terms = new Terms(peer.line().protocol(), List.copyOf(keys));
  }

  /// The keys to use now; empty for plain audio.
  Optional<SrtpKeys> keys(Safety safety) {
    return safety instanceof Safety.Secured(var theirs)
        ? Optional.of(new SrtpKeys(ownKey(theirs.suite()), theirs.key(), theirs.mkiLength()))
        : Optional.empty();
  }
}
