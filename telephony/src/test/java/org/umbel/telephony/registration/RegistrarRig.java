package org.umbel.telephony.registration;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.domain.event.Event;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.DigestServer;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.Method;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineHandler;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.station.Stations;

/// A registrar at a line on loopback, with a clock of the test's own.
final class RegistrarRig implements LineHandler, AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<Extension> registered = new CopyOnWriteArrayList<>();
  final Bindings bindings;
  private volatile Instant now = NOON;
  private final Registrar registrar;
  private final Lines lines;

  RegistrarRig(RegistrarSettings settings, RegistrationVault vault, Station... all) {
    InstantSource clock = () -> now;
    var stations = new Stations(List.of(all));
    bindings = new Bindings(clock, vault);
    var reach = new Reach(bindings, stations);
    registrar =
        new Registrar(
            reach,
            new PhoneLogin(reach, guard(stations, clock), settings, events::add),
            settings,
            registered::add);
    lines =
        new Lines(
            this,
            Set.of(Method.REGISTER),
            _ -> SipListener.NONE,
            Duration.ZERO,
            _ -> {},
            InstantSource.system(),
            DnsNames.remembered(DnsSettings.DEFAULT));
    try {
      var transport =
          LineTransport.at(ListenPoint.udp("127.0.0.1", 0), ListenPoint.tcp("127.0.0.1", 0));
      lines.apply(List.of(LineSettings.of("phones", transport)));
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static DigestServer guard(Stations stations, InstantSource clock) {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new DigestServer(
        "umbel",
        DigestServer.Role.USER_AGENT,
        List.of(Algorithm.MD5),
        key,
        clock,
        user -> stations.ofUser(user).flatMap(Station::login).map(Station.Login::password));
  }

  int port() {
    return lines.first().orElseThrow().listenPoints().getFirst().port();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void onInvite(Line line, IncomingInvite invite) {
    invite.reject(480);
  }

  @Override
  public void onRequest(Line line, IncomingRequest request) {
    registrar.register(line, request);
  }

  @Override
  public void onClosing(Line line) {}

  @Override
  public void close() {
    bindings.close();
    lines.close();
  }
}
