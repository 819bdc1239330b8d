package org.umbel.sip.locate;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.locate.DnsRecord.Address;
import org.umbel.sip.locate.DnsRecord.Naptr;
import org.umbel.sip.locate.DnsRecord.Srv;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;

/// Asks the name servers of the network, and the hosts file before them. Remembers nothing: see
/// [#remembered].
public final class DnsNames implements NameService {

  private static final Duration NOTHING_LIVES = Duration.ofSeconds(30);
  private static final Duration HOSTS_LIVE = Duration.ofSeconds(10);

  private final DnsSettings settings;
  private @Nullable Servers servers; // guarded by this; made by the first question

  /// Whom to ask.
  private record Servers(Resolver resolver, HostsFileParser hosts) {}

  private DnsNames(DnsSettings settings) {
    this.settings = settings;
  }

  public static DnsNames of(DnsSettings settings) {
    return new DnsNames(settings);
  }

  /// The same with a memory, as everybody should have it.
  public static NameService remembered(DnsSettings settings) {
    return new RememberedNames(of(settings), InstantSource.system());
  }

  private synchronized Servers servers() {
    if (servers == null) {
      var hosts = settings.hosts().map(HostsFileParser::new).orElseGet(HostsFileParser::new);
      servers = new Servers(resolver(settings), hosts);
    }
    return servers;
  }

  private static Resolver resolver(DnsSettings settings) {
    boolean system = settings.servers().isEmpty();
    var servers = system ? ResolverConfig.getCurrentConfig().servers() : settings.servers();
    var each = new ArrayList<Resolver>();
    for (var server : servers) {
      var one = new SimpleResolver(server);
      one.setTimeout(settings.patience());
      each.add(one);
    }
    var all = new ExtendedResolver(each);
    all.setRetries(settings.tries());
    all.setTimeout(settings.patience().multipliedBy((long) settings.tries() * each.size()));
    return all;
  }

  @Override
  public Answer ask(Question question) {
    var name = name(question);
    return switch (question.kind()) {
      case NAPTR -> lookup(question, name, Type.NAPTR);
      case SRV -> lookup(question, name, Type.SRV);
      case ADDRESS -> addresses(question, name);
    };
  }

  /// A name with a dot in it is complete; another is looked for in the domains of the system.
  private static Name name(Question question) {
    try {
      boolean complete = question.name().indexOf('.') >= 0;
      return complete
          ? Name.fromString(question.name(), Name.root)
          : Name.fromString(question.name());
    } catch (TextParseException broken) {
      throw new NamesUnanswered(question, String.valueOf(broken.getMessage()));
    }
  }

  private Answer addresses(Question question, Name name) {
    var written = written(name);
    if (!written.isEmpty()) return new Answer(written, HOSTS_LIVE);
    var four = lookup(question, name, Type.A);
    var six = lookup(question, name, Type.AAAA);
    if (six.records().isEmpty()) return four;
    if (four.records().isEmpty()) return six;
    var both = new ArrayList<DnsRecord>(four.records());
    both.addAll(six.records());
    var life = four.life().compareTo(six.life()) < 0 ? four.life() : six.life();
    return new Answer(both, life);
  }

  /// What the hosts file says; a name it knows is not asked of any server.
  private List<Address> written(Name name) {
    var written = new ArrayList<Address>();
    var hosts = servers().hosts();
    try {
      var complete = Name.concatenate(name, Name.root);
      hosts.getAddressForHost(complete, Type.A).map(Address::new).ifPresent(written::add);
      hosts.getAddressForHost(complete, Type.AAAA).map(Address::new).ifPresent(written::add);
    } catch (IOException _) {
      return written; // no hosts file, or none that can be read: the servers know more
    }
    return written;
  }

  private Answer lookup(Question question, Name name, int type) {
    var lookup = new Lookup(name, type);
    lookup.setResolver(servers().resolver());
    lookup.setCache(null); // a fresh one for the aliases of this name
    lookup.setHostsFileParser(null); // looked at before
    var records = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> answer(records);
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> new Answer(List.of(), NOTHING_LIVES);
      default -> throw new NamesUnanswered(question, lookup.getErrorString());
    };
  }

  private static Answer answer(Record[] found) {
    var records = new ArrayList<DnsRecord>();
    long seconds = Long.MAX_VALUE;
    for (var one : found) {
      seconds = Math.min(seconds, one.getTTL());
      switch (one) {
        case ARecord a -> records.add(new Address(a.getAddress()));
        case AAAARecord aaaa -> records.add(new Address(aaaa.getAddress()));
        case SRVRecord srv ->
            records.add(
                new Srv(srv.getPriority(), srv.getWeight(), srv.getPort(), text(srv.getTarget())));
        case NAPTRRecord naptr ->
            records.add(
                new Naptr(
                    naptr.getOrder(),
                    naptr.getPreference(),
                    naptr.getFlags(),
                    naptr.getService(),
                    text(naptr.getReplacement())));
        default -> {} // a name server may say more than was asked
      }
    }
    return new Answer(records, Duration.ofSeconds(seconds));
  }

  private static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true);
  }
}
