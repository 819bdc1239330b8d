package org.umbel.sip.locate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.umbel.sip.locate.DnsRecord.Address;
import org.umbel.sip.locate.DnsRecord.Naptr;
import org.umbel.sip.locate.DnsRecord.Srv;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// Finds the peers that serve a URI, RFC 3263 §4. Any thread may ask; it may have to wait for name
/// servers.
public final class Locator {

  /// What a client may open a connection with, the RFC's preference first.
  private static final List<Protocol> PROTOCOLS = List.of(Protocol.UDP, Protocol.TCP, Protocol.TLS);

  private static final Map<String, Protocol> SERVICES =
      Map.of("SIP+D2U", Protocol.UDP, "SIP+D2T", Protocol.TCP, "SIPS+D2T", Protocol.TLS);

  private static final Answer NOTHING = new Answer(List.of(), Duration.ZERO);
  private static final int MOST = 16; // records looked at, and peers returned

  private final NameService names;
  private final Predicate<Protocol> spoken;
  private final SrvOrder order;

  /// @param spoken which protocols this side has
  /// @param lots draws among hosts of one priority
  public Locator(NameService names, Predicate<Protocol> spoken, RandomGenerator lots) {
    this.names = names;
    this.spoken = spoken;
    this.order = new SrvOrder(lots);
  }

  /// The peers to which a request for this URI may be sent, in the order in which to try them; at
  /// least one, at most 16. Drawn anew each time.
  ///
  /// @throws NotLocated when there is none
  /// @throws NamesUnanswered when no name server answers
  public List<Peer> locate(SipUri uri) {
    var peers = new ArrayList<Peer>();
    for (var peer : new Search(uri).peers())
      if (!peers.contains(peer) && peers.size() < MOST) peers.add(peer);
    if (peers.isEmpty()) throw new NotLocated(uri, "its host has no address");
    return List.copyOf(peers);
  }

  /// For one URI.
  private final class Search {
    private final SipUri uri;
    private final String host;
    private final List<Protocol> protocols;
    private final boolean protocolGiven;

    Search(SipUri uri) {
      this.uri = uri;
      this.host = uri.parameter("maddr").orElse(uri.host());
      this.protocolGiven = uri.transport().isPresent();
      this.protocols = protocols();
    }

    /// Those the URI leaves open, the best first; one when it names it, RFC 3263 §4.1.
    private List<Protocol> protocols() {
      var given = Protocol.of(uri.transport().orElse(""), uri.secure());
      var open = given.map(List::of).orElseGet(() -> protocolGiven ? List.of() : PROTOCOLS);
      var usable = open.stream().filter(spoken).toList();
      if (usable.isEmpty()) throw new NotLocated(uri, "no transport for it");
      return usable;
    }

    List<Peer> peers() {
      var numbers = Numeric.parse(host);
      if (numbers.isPresent()) return List.of(peer(protocols.getFirst(), numbers.get(), port()));
      if (uri.port().isPresent()) return at(host, protocols.getFirst(), port());
      if (!protocolGiven) {
        var named = byNaptr();
        if (!named.isEmpty()) return named;
      }
      return bySrv();
    }

    private int port() {
      return uri.port().orElse(protocols.getFirst().defaultPort());
    }

    /// By the services the domain names itself.
    private List<Peer> byNaptr() {
      return ask(host, Question.Kind.NAPTR).of(Naptr.class).stream()
          .filter(naptr -> naptr.flags().equalsIgnoreCase("s") && protocol(naptr).isPresent())
          .sorted(Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference))
          .limit(MOST)
          .map(naptr -> served(naptr.replacement(), protocol(naptr).orElseThrow()))
          .map(served -> served.orElse(List.of()))
          .filter(served -> !served.isEmpty())
          .findFirst()
          .orElse(List.of());
    }

    private Optional<Protocol> protocol(Naptr naptr) {
      return Optional.ofNullable(SERVICES.get(naptr.service().toUpperCase(Locale.ROOT)))
          .filter(protocols::contains)
          .filter(protocol -> !uri.secure() || protocol.secure());
    }

    /// By the usual names of services, and without any by the host's own addresses, §4.2.
    private List<Peer> bySrv() {
      boolean served = false;
      for (var protocol : protocols) {
        var peers = served(service(protocol) + host, protocol);
        if (peers.isPresent() && !peers.get().isEmpty()) return peers.get();
        served |= peers.isPresent();
      }
      if (served) throw new NotLocated(uri, "its domain says that nobody serves it");
      return at(host, protocols.getFirst(), port());
    }

    /// The hosts of a service; empty when there is no such service, without peers when the domain
    /// decidedly does not offer it.
    private Optional<List<Peer>> served(String service, Protocol protocol) {
      var records = ask(service, Question.Kind.SRV).of(Srv.class);
      if (records.isEmpty()) return Optional.empty();
      var peers = new ArrayList<Peer>();
      for (var record : order.drawn(records).stream().limit(MOST).toList())
        if (!record.target().isEmpty()) peers.addAll(host(record, protocol));
      return Optional.of(peers);
    }

    // One host nobody knows must not hide the others.
    private List<Peer> host(Srv record, Protocol protocol) {
      try {
        return at(record.target(), protocol, record.port());
      } catch (NamesUnanswered _) {
        return List.of();
      }
    }

    private List<Peer> at(String name, Protocol protocol, int port) {
      return ask(name, Question.Kind.ADDRESS).of(Address.class).stream()
          .map(found -> peer(protocol, found.address(), port))
          .toList();
    }

    private Peer peer(Protocol protocol, InetAddress address, int port) {
      var peer = new Peer(protocol, new InetSocketAddress(address, port));
      return Numeric.parse(uri.host()).isPresent() ? peer : peer.named(uri.host());
    }

    private Answer ask(String name, Question.Kind kind) {
      if (name.endsWith(".invalid")) return NOTHING; // RFC 6761 §6.4, RFC 7118 §5
      return names.ask(new Question(name, kind));
    }
  }

  private static String service(Protocol protocol) {
    return protocol.secure() ? "_sips._tcp." : "_sip._" + protocol.parameter() + ".";
  }
}
