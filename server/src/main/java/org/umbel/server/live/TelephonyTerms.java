package org.umbel.server.live;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.person.Extension;
import org.umbel.media.engine.MediaSettings;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfiguredLine;
import org.umbel.server.config.LampSettings;
import org.umbel.server.config.LineReference;
import org.umbel.server.config.PersonSettings;
import org.umbel.server.config.PersonSettings.LampOwner;
import org.umbel.server.config.SpokenCodecs;
import org.umbel.server.premises.CannotStart;
import org.umbel.server.premises.LocalAddress;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.AccessList;
import org.umbel.telephony.TelephonySettings;
import org.umbel.telephony.lamp.LampAddress;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;

/// The configuration in the words of telephony, SIP and media.
public final class TelephonyTerms {
  private final Configuration configuration;

  public TelephonyTerms(Configuration configuration) {
    this.configuration = configuration;
  }

  /// @param numbers the numbers somebody's lamp goes by
  /// @throws CannotStart when an address cannot be resolved
  public TelephonySettings settings(Function<Extension, LampNumbers> numbers) {
    return new TelephonySettings(
        lines(configuration),
        media(),
        configuration.sip().realm(),
        configuration.sip().digests(),
        StationTerms.of(configuration),
        configuration.registrar(),
        configuration.ringTime(),
        configuration.sip().calls(),
        configuration.stopTime(),
        lamps().withNumbers(numbers),
        OtherPresence.terms(configuration.presence()));
  }

  /// The lines, in their configured order, each with the codecs that are there.
  static List<LineSettings> lines(Configuration configuration) {
    return configuration.lines().stream()
        .map(ConfiguredLine::settings)
        .map(line ->
            line.withAudio(
                line.audio().withCodecs(SpokenCodecs.of(line.audio().codecs()).present())))
        .toList();
  }

  private LineTransport first() {
    return configuration.lines().getFirst().settings().transport();
  }

  /// @throws CannotStart when a name server's own address cannot be resolved
  public DnsSettings dns() {
    var servers =
        configuration.sip().nameServers().stream()
            .map(at -> new InetSocketAddress(address("sip.name-servers", at.host()), at.port()))
            .toList();
    return DnsSettings.DEFAULT.withServers(servers);
  }

  private MediaSettings media() {
    var media = configuration.media();
    var host = media.host().orElseGet(() -> first().listenPoints().getFirst().host());
    var bind = address("media.host", host);
    var told = media.advertised().map(text -> address("media.advertised", text));
    return MediaSettings.of(bind)
        .withAdvertised(told.map(List::of).orElseGet(() -> LocalAddress.allReachable(bind)))
        .withPorts(media.ports())
        .withInactivity(media.deadAfter());
  }

  private static InetAddress address(String key, String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new CannotStart(key + ": no machine is called " + host, unknown);
    }
  }

  /// What phones call to hear messages; without a pilot number, the person's own extension would
  /// ring, so the first listen address alone is told.
  private SipUri pilot() {
    var user = configuration.pilots().stream().findFirst().map(Extension::digits);
    return SipUri.of(user.orElse("messages"), first().domainInUri());
  }

  private LampTerms lamps() {
    return new LampTerms(
        pilot(),
        lampAddresses(),
        lampsElsewhere(),
        new AccessList(false, configuration.lamp().tellers()),
        configuration.lamp().follow().map(SipUri::parse));
  }

  private Set<Extension> lampsElsewhere() {
    return configuration.people().stream()
        .filter(person -> person.lamp() == LampOwner.ELSEWHERE)
        .map(PersonSettings::extension)
        .collect(toSet());
  }

  private Map<Extension, List<LampAddress>> lampAddresses() {
    return configuration.lamp().phones().stream()
        .collect(
            groupingBy(
                LampSettings.Phone::extension,
                mapping(
                    phone ->
                        new LampAddress(
                            Uri.parse(phone.address()), phone.line().map(LineReference::name)),
                    toList())));
  }
}
