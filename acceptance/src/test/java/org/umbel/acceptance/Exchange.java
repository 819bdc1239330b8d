package org.umbel.acceptance;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.speech.Language;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.PortRange;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.Password;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.TelephonySettings;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineSession;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;
import org.umbel.testkit.part.PortBlock;

/// The telephony of a server alone, with one line held as a test wants it: two people, 4000 and
/// 4002, and a conversation at 5000 that does what no conversation of the server does yet.
final class Exchange implements AutoCloseable {
  static final String SECRET = "correct horse";

  private static final Duration LISTENING = Duration.ofMinutes(3);

  private final PortBlock ports = PortBlock.take();
  private final Telephony telephony;

  /// @param first what the conversation does before it listens
  Exchange(LineSession session, Consumer<Call> first) {
    var line =
        LineSettings.of("trunk", LineTransport.at(ListenPoint.udp("127.0.0.1", ports.at(0))))
            .withSession(session);
    var loopback = InetAddress.getLoopbackAddress();
    var settings =
        new TelephonySettings(
            List.of(line),
            MediaSettings.of(loopback)
                .withPorts(new PortRange(ports.at(20), ports.at(39)))
                .withInactivity(Duration.ofMinutes(5)),
            "umbel",
            List.of(Algorithm.MD5),
            residents().stream()
                .map(person -> Station.of(person.extension(), Password.of(SECRET)))
                .toList(),
            RegistrarSettings.DEFAULT,
            Duration.ofSeconds(5),
            10,
            Duration.ofSeconds(1),
            LampTerms.here(SipUri.parse("sip:5000@127.0.0.1")));
    telephony =
        Telephony.start(
            settings,
            new Telephony.Surroundings(
                new Routing(new Residents(), Set.of(new Extension("5000"))),
                new Listening(first),
                _ -> {},
                _ -> SipListener.NONE,
                MediaListener.NONE,
                new TraceBook(TraceLimits.DEFAULT, InstantSource.system()),
                RegistrationVault.NONE,
                InstantSource.system(),
                DnsNames.remembered(DnsSettings.DEFAULT)));
  }

  InetSocketAddress sip() {
    return ports.address(0);
  }

  @Override
  public void close() {
    telephony.close();
    ports.close();
  }

  private static Collection<Person> residents() {
    return List.of(person("4000"), person("4002"));
  }

  private static Person person(String extension) {
    return new Person(
        new Extension(extension),
        "Person " + extension,
        Optional.empty(),
        Language.ENGLISH,
        List.of(),
        true);
  }

  private record Residents() implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return all().stream().filter(person -> person.extension().equals(extension)).findFirst();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Extension.parse(number.digits()).flatMap(this::byExtension);
    }

    @Override
    public Collection<Person> all() {
      return residents();
    }
  }

  /// Answers and waits until the caller hangs up.
  private record Listening(Consumer<Call> first) implements Conversations {
    @Override
    public void voiceBox(Call call, Person person) {
      subscriberAccess(call);
    }

    @Override
    public void customer(Call call, ContactPoint point) {
      call.hangUp();
    }

    @Override
    public void subscriberAccess(Call call) {
      call.answer();
      var silence = ByteBuffer.allocate(2 * 8_000).asShortBuffer().asReadOnlyBuffer();
      call.play(List.of(silence), Duration.ZERO, Set.of());
      first.accept(call);
      call.key(LISTENING);
    }
  }
}
