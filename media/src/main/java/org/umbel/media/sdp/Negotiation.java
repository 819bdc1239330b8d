package org.umbel.media.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.umbel.media.codec.Codec;
import org.umbel.media.sdp.KeyExchange.Safety;

/// One side's part in offers and answers for one audio stream (RFC 3264), over the life of a call.
///
/// Takes the first audio line it can speak, an encrypted one before a plain one, and refuses all
/// others, images and video too. Only RTP, plain or secured with keys in the description, to
/// literal addresses. Not for use by several threads at once.
public final class Negotiation {
  private final Abilities ours;
  private final List<InetAddress> advertised;
  private final int port;
  private final long session;
  private final KeyExchange keys;

  private long version;
  private InetAddress address;
  private @Nullable SessionDescription sent;
  private @Nullable LocalAudio offered;

  /// The media lines as last agreed, ours refused or not; an offer of ours repeats them all.
  private List<MediaDescription> lines = List.of();

  private int audioLine;
  private @Nullable Codec speaking;

  /// Starts without any agreement.
  ///
  /// @param ours what we can do
  /// @param advertised our addresses; offers carry the first
  /// @param port our RTP port
  /// @param session the number of the `o=` line, not negative
  public Negotiation(Abilities ours, List<InetAddress> advertised, int port, long session) {
    this.ours = ours;
    this.advertised = List.copyOf(advertised);
    this.port = port;
    this.session = session;
    this.keys = new KeyExchange(ours);
    this.address = advertised.getFirst();
  }

  /// Offers all we can do (RFC 3264 §5, §8). A later offer keeps every line of the ones before.
  public SessionDescription offer() {
    var free = ours.codecs().stream().filter(this::isFree).toList();
    var wanted = free.isEmpty() ? ours.codecs() : free;
    var capabilities = LocalAudio.capabilities(wanted, ours.keyEvents());
    offered = capabilities;
    return describe(withAudio(keys.offer().secure(capabilities.line(port))));
  }

  private List<MediaDescription> withAudio(MediaDescription audio) {
    if (lines.isEmpty()) {
      return List.of(audio);
    }
    var all = new ArrayList<MediaDescription>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(i == audioLine ? audio : lines.get(i).refused());
    }
    return all;
  }

  /// Answers an offer (RFC 3264 §6): the offerer's most wanted codec we have too, under the
  /// offerer's numbers, and the other side of its direction.
  public Agreement answer(SessionDescription offer) {
    String reason = "no audio over RTP offered";
    Candidate plain = null;
    for (int i = 0; i < offer.media().size(); i++) {
      if (!PeerAudio.speaks(offer.media().get(i))) {
        continue;
      }
      var peer = new PeerAudio(offer, offer.media().get(i));
      var format = common(peer, this::isFree);
      var where = peer.address().filter(this::isReachable);
      if (format.isEmpty() || where.isEmpty()) {
        reason = format.isEmpty() ? "no codec in common" : "no usable connection address";
        continue;
      }
      var candidate = new Candidate(i, peer, format.get(), where.get(), keys.ofOffer(peer));
      switch (candidate.safety()) {
        case Safety.Unfit(var why) -> reason = why;
        case Safety.Secured _ -> {
          return answer(candidate);
        }
        case Safety.Plain _ -> plain = plain == null ? candidate : plain;
      }
    }
    return plain == null ? new Agreement.Refused(reason) : answer(plain);
  }

  /// An offered line that we could take.
  private record Candidate(
      int index, PeerAudio peer, PayloadFormat format, InetSocketAddress where, Safety safety) {}

  /// Whether we may speak it: what is spoken already stays so when its room is used up.
  private boolean isFree(Codec codec) {
    return codec.equals(speaking) || codec.hasRoom();
  }

  private Optional<PayloadFormat> common(PeerAudio peer, Predicate<Codec> wanted) {
    return peer.formats().stream()
        .filter(format -> codecFor(format).filter(wanted).isPresent())
        .findFirst();
  }

  private Optional<Codec> codecFor(PayloadFormat format) {
    return ours.codecs().stream().filter(format::is).findFirst();
  }

  private Agreement answer(Candidate taken) {
    var peer = taken.peer();
    var format = taken.format();
    var where = taken.where();
    Codec codec = codecFor(format).orElseThrow();
    var keyEvents =
        peer.keyEvents(codec)
            .filter(_ -> ours.keyEvents())
            .map(k -> PayloadFormat.keyEvents(k.type(), k.clockRate(), k.parameters()));
    var direction = peer.direction().mirrored();
    var packetTime = codec.packetTime(peer.packetTime());
    var local =
        new LocalAudio(
            Map.of(format.type(), codec), keyEvents.stream().toList(), packetTime, direction);

    audioLine = taken.index();
    address = ownAddresses(where).findFirst().orElseThrow();
    var answered = new ArrayList<>(peer.description().media());
    answered.replaceAll(MediaDescription::refused);
    answered.set(audioLine, keys.answer(peer, taken.safety()).secure(local.line(port)));
    offered = null;
    speaking = codec;
    var stream =
        new AudioStream(
            codec,
            format.type(),
            format.parameters(),
            local.codecs(),
            keyEvents.map(KeyFormat::of),
            local.keyTypes(),
            where,
            peer.rtcpAddress(where),
            direction,
            packetTime,
            keys.keys(taken.safety()));
    return new Agreement.Agreed(describe(answered), stream);
  }

  /// Whether we have an address of the peer's kind.
  private boolean isReachable(InetSocketAddress peer) {
    return ownAddresses(peer).findFirst().isPresent();
  }

  private Stream<InetAddress> ownAddresses(InetSocketAddress peer) {
    boolean ipv6 = peer.getAddress() instanceof Inet6Address;
    return advertised.stream().filter(own -> own instanceof Inet6Address == ipv6);
  }

  /// Takes the answer to our last offer (RFC 3264 §7).
  ///
  /// @throws IllegalStateException when no offer waits for an answer
  public Agreement accept(SessionDescription answer) {
    LocalAudio local = offered;
    if (local == null) {
      throw new IllegalStateException("no offer waits for an answer");
    }
    int index = lines.isEmpty() ? 0 : audioLine;
    if (answer.media().size() <= index || !PeerAudio.speaks(answer.media().get(index))) {
      return new Agreement.Refused("the answer takes no audio over RTP");
    }
    var peer = new PeerAudio(answer, answer.media().get(index));
    var spoken = common(peer, _ -> true);
    var where = peer.address().filter(this::isReachable);
    if (spoken.isEmpty() || where.isEmpty()) {
      return new Agreement.Refused(
          spoken.isEmpty() ? "the answer has no codec we offered" : "no usable connection address");
    }
    var safety = keys.ofAnswer(peer);
    if (safety instanceof Safety.Unfit(var why)) {
      return new Agreement.Refused(why);
    }
    keys.accept(peer, safety);
    offered = null;
    return new Agreement.Agreed(answer, stream(local, peer, spoken.get(), where.get(), safety));
  }

  private AudioStream stream(
      LocalAudio local,
      PeerAudio peer,
      PayloadFormat spoken,
      InetSocketAddress where,
      Safety safety) {
    Codec codec = codecFor(spoken).orElseThrow();
    var receiving = new LinkedHashMap<Integer, Codec>();
    local
        .codecs()
        .forEach((type, own) -> {
          if (peer.formats().stream().anyMatch(format -> format.is(own))) {
            receiving.put(type, own);
          }
        });
    var peerKeys = peer.keyEvents(codec).filter(_ -> ours.keyEvents());
    speaking = codec;
    return new AudioStream(
        codec,
        spoken.type(),
        spoken.parameters(),
        receiving,
        peerKeys.map(KeyFormat::of),
        peerKeys.isPresent() ? local.keyTypes() : Set.of(),
        where,
        peer.rtcpAddress(where),
        peer.direction().mirrored().and(local.direction()),
        codec.packetTime(peer.packetTime()),
        keys.keys(safety));
  }

  /// Our description with these lines; the version rises when it differs from the one before.
  private SessionDescription describe(List<MediaDescription> media) {
    lines = List.copyOf(media);
    var same = description(media);
    if (sent == null || !same.equals(sent)) {
      version++;
    }
    sent = description(media);
    return sent;
  }

  private SessionDescription description(List<MediaDescription> media) {
    var connection = Connection.of(address);
    var origin =
        new Origin("-", Long.toString(session), Long.toString(version), connection.toString());
    return new SessionDescription(origin, "-", Optional.of(connection), List.of(), media);
  }
}
