package org.umbel.telephony.line;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.SipSettings;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Replaces;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.presence.ListState;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Subnet;
import org.umbel.sip.transport.TransportSettings;

/// All that makes one line what it is. An unchanging value: a changed line has other settings.
///
/// @param name by which files, logs, figures and registrations know it
/// @param transport where and how it speaks SIP; a change of it ends the line and starts another
/// @param tls certificates and authorities; there when the line speaks TLS or WSS (LN-2)
/// @param access who is listened to (LN-6)
/// @param audio codecs and encryption (LN-3, LN-14)
/// @param proxies where its calls out go (LN-5)
/// @param identity who calls when a call brings no caller of its own (LN-8)
/// @param headers that every request out of a dialog carries (LN-12)
/// @param limits of its calls (LN-15, SC-2)
/// @param session how its calls are held
/// @param phones whether phones may register here (ST-3)
/// @param enrolment where it registers itself
public record LineSettings(
    String name,
    LineTransport transport,
    Optional<TlsSettings> tls,
    AccessList access,
    SessionSettings audio,
    LineProxies proxies,
    LineIdentity identity,
    List<LineHeader> headers,
    LineLimits limits,
    LineSession session,
    boolean phones,
    Optional<LineEnrolment> enrolment) {

  public LineSettings {
    headers = List.copyOf(headers);
  }

  /// Everything but the transport by default: everyone is listened to, audio is not encrypted,
  /// calls go where they are addressed, there are no limits, phones may register.
  public static LineSettings of(String name, LineTransport transport) {
    return new LineSettings(
        name,
        transport,
        Optional.empty(),
        AccessList.EVERYONE,
        SessionSettings.DEFAULT,
        LineProxies.NONE,
        LineIdentity.NONE,
        List.of(),
        LineLimits.NONE,
        LineSession.DEFAULT,
        true,
        Optional.empty());
  }

  /// Whom the line sends its calls to, or registers at: what others do who come by them is not held
  /// against them. Those that are written as addresses; names are not looked up for that.
  List<Subnet> trusted() {
    var named = new ArrayList<>(proxies.servers());
    enrolment.ifPresent(there -> named.addAll(there.registrars()));
    return named.stream().map(SipUri::host).flatMap(LineSettings::address).toList();
  }

  /// Whether who speaks from there is believed when it says who calls: a server the line is
  /// configured with, or anybody at a line without phones that listens to nobody but those named.
  public boolean believes(InetAddress source) {
    return (!phones && !access.everyone())
        || trusted().stream().anyMatch(known -> known.contains(source));
  }

  private static Stream<Subnet> address(String host) {
    try {
      return Stream.of(Subnet.parse(host));
    } catch (IllegalArgumentException _) {
      return Stream.empty(); // a name
    }
  }

  /// Whether there is a server that its calls out go to.
  public boolean leadsOut() {
    return !proxies.servers().isEmpty() || enrolment.isPresent();
  }

  /// The name of who is at the other end, as the host of numbers that are called there; its own
  /// where nobody is configured to be there.
  public String peerDomain() {
    return enrolment
        .map(there -> there.address().host())
        .or(() -> proxies.servers().stream().findFirst().map(SipUri::host))
        .orElseGet(transport::domainInUri);
  }

  SipSettings sip(Set<Method> methods) {
    var carried =
        TransportSettings.DEFAULT
            .withLimits(transport.limits())
            .withAccess(access)
            .withOrigins(transport.origins());
    if (tls.isPresent()) carried = carried.withTls(tls.get());
    return SipSettings.at(transport.listenPoints().toArray(ListenPoint[]::new))
        .withTimers(transport.timers())
        .withTransport(carried)
        .withFailOver(proxies.failOver())
        .withMethods(methods)
        .withExtensions(Set.of(Replaces.OPTION, ListState.OPTION))
        .withDialogs(session.dialogs());
  }

  public LineSettings withTransport(LineTransport changed) {
    return new LineSettings(
        name, changed, tls, access, audio, proxies, identity, headers, limits, session, phones,
        enrolment);
  }

  public LineSettings withTls(TlsSettings changed) {
    return new LineSettings(
        name,
        transport,
        Optional.of(changed),
        access,
        audio,
        proxies,
        identity,
        headers,
        limits,
        session,
        phones,
        enrolment);
  }

  public LineSettings withAccess(AccessList changed) {
    return new LineSettings(
        name, transport, tls, changed, audio, proxies, identity, headers, limits, session, phones,
        enrolment);
  }

  public LineSettings withAudio(SessionSettings changed) {
    return new LineSettings(
        name, transport, tls, access, changed, proxies, identity, headers, limits, session, phones,
        enrolment);
  }

  public LineSettings withProxies(LineProxies changed) {
    return new LineSettings(
        name, transport, tls, access, audio, changed, identity, headers, limits, session, phones,
        enrolment);
  }

  public LineSettings withIdentity(LineIdentity changed) {
    return new LineSettings(
        name, transport, tls, access, audio, proxies, changed, headers, limits, session, phones,
        enrolment);
  }

  public LineSettings withHeaders(List<LineHeader> changed) {
    return new LineSettings(
        name, transport, tls, access, audio, proxies, identity, changed, limits, session, phones,
        enrolment);
  }

  public LineSettings withLimits(LineLimits changed) {
    return new LineSettings(
        name, transport, tls, access, audio, proxies, identity, headers, changed, session, phones,
        enrolment);
  }

  public LineSettings withSession(LineSession changed) {
    return new LineSettings(
        name, transport, tls, access, audio, proxies, identity, headers, limits, changed, phones,
        enrolment);
  }

  public LineSettings withPhones(boolean changed) {
    return new LineSettings(
        name, transport, tls, access, audio, proxies, identity, headers, limits, session, changed,
        enrolment);
  }

  public LineSettings withEnrolment(LineEnrolment changed) {
    return new LineSettings(
        name,
        transport,
        tls,
        access,
        audio,
        proxies,
        identity,
        headers,
        limits,
        session,
        phones,
        Optional.of(changed));
  }
}
