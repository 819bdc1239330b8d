package org.umbel.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Extension;
import org.umbel.media.codec.Codec;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.SessionSettings;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.LampSettings;
import org.umbel.server.config.ListenAddress;
import org.umbel.server.config.SpokenCodecs;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transaction.Timers;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;
import org.umbel.sip.transport.TransportLimits;
import org.umbel.telephony.TelephonySettings;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;

/// The configuration in the words of telephony, SIP and media.
final class TelephonyTerms {
  private final Configuration configuration;

  TelephonyTerms(Configuration configuration) {
    this.configuration = configuration;
  }

  /// @throws CannotStart when an address cannot be resolved, or no codec spoken
  TelephonySettings settings() {
    return new TelephonySettings(
        List.of(line()),
        media(),
        configuration.sip().realm(),
        configuration.sip().digests(),
        stations(),
        RegistrarSettings.DEFAULT,
        configuration.ringTime(),
        configuration.sip().calls(),
        configuration.stopTime(),
        lamps());
  }

  private LineSettings line() {
    var sip = configuration.sip();
    var standard = TransportLimits.DEFAULT;
    var transport =
        new LineTransport(
            sip.listen().stream().map(this::point).toList(),
            new Timers(sip.t1(), sip.t2(), sip.t4()),
            new TransportLimits(
                sip.messageBytes(),
                sip.connections(),
                standard.unfinished(),
                standard.idle(),
                standard.connect(),
                standard.queuedBytes()),
            Set.of(),
            Optional.empty());
    return LineSettings.of("sip", transport)
        .withAudio(
            SessionSettings.DEFAULT.withCodecs(
                codecs("media.codecs", configuration.media().codecs())));
  }

  private static List<Codec> codecs(String key, List<Codec> wanted) {
    var codecs = SpokenCodecs.of(wanted);
    if (codecs.present().isEmpty()) {
      throw new CannotStart(key + ": nothing can be spoken. " + codecs.condition().words());
    }
    return codecs.present();
  }

  private ListenPoint point(ListenAddress address) {
    var protocol =
        switch (address.transport()) {
          case UDP -> Protocol.UDP;
          case TCP -> Protocol.TCP;
        };
    return new ListenPoint(
        protocol, address.host(), address.port(), configuration.sip().advertised());
  }

  private MediaSettings media() {
    var media = configuration.media();
    var host = media.host().orElseGet(() -> configuration.sip().listen().getFirst().host());
    var bind = address("media.host", host);
    var told = media.advertised().map(text -> address("media.advertised", text));
    return MediaSettings.of(bind)
        .withAdvertised(List.of(told.orElseGet(() -> LocalAddress.reachable(bind))))
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

  private List<Station> stations() {
    List<Station> stations = new ArrayList<>();
    for (var person : configuration.people()) {
      person
          .sipPassword()
          .ifPresent(
              secret -> stations.add(Station.of(person.extension(), Password.of(secret.text()))));
    }
    return stations;
  }

  /// What phones call to hear messages; without a pilot number, the person's own extension would
  /// ring, so the first listen address alone is told.
  private SipUri pilot() {
    var first = configuration.sip().listen().getFirst();
    var host = configuration.sip().advertised().orElse(first.host());
    var user = configuration.pilots().stream().findFirst().map(Extension::digits);
    return SipUri.of(user.orElse("messages"), bracketed(host));
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private LampTerms lamps() {
    return new LampTerms(pilot(), lampAddresses(), Set.of(), AccessList.NOBODY, Optional.empty());
  }

  private Map<Extension, List<Uri>> lampAddresses() {
    return configuration.lamp().phones().stream()
        .collect(
            groupingBy(
                LampSettings.Phone::extension,
                mapping(phone -> Uri.parse(phone.address()), toList())));
  }
}
