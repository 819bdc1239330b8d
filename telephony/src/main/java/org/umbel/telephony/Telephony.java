package org.umbel.telephony;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.OrderedCalls;
import org.umbel.domain.dialling.Dialling;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.interaction.WorkerCalls;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaEvent;
import org.umbel.media.engine.MediaListener;
import org.umbel.sip.auth.DigestServer;
import org.umbel.sip.locate.NameService;
import org.umbel.sip.message.Method;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.CannotListen;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.lamp.PhoneLamps;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.presence.LineState;
import org.umbel.telephony.presence.PresenceServer;
import org.umbel.telephony.registration.Bindings;
import org.umbel.telephony.registration.PhoneLogin;
import org.umbel.telephony.registration.Reach;
import org.umbel.telephony.registration.Registrar;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.station.Stations;
import org.umbel.telephony.trace.TraceBook;

/// Everything that speaks with phones and PBXs, wired and running.
public final class Telephony implements AutoCloseable {
  private static final int NONCE_KEY_BYTES = 32;
  private static final Set<Method> METHODS =
      Set.of(
          Method.INVITE,
          Method.ACK,
          Method.CANCEL,
          Method.BYE,
          Method.OPTIONS,
          Method.INFO,
          Method.REFER,
          Method.REGISTER,
          Method.SUBSCRIBE,
          Method.NOTIFY,
          Method.PUBLISH);

  private final FrontDesk desk = new FrontDesk();
  private final MediaEngine media;
  private final Lines lines;
  private final Bindings phones;
  private final Stations stations;
  private final PhoneLamps lamps;
  private final Dialling dialling;
  private final Switchboard switchboard;
  private final PresenceServer presence;

  /// What the rest of the house is to telephony.
  ///
  /// @param sipListeners who is told what happens at the line of a name
  /// @param registrations where registrations survive a restart
  /// @param names where all lines look up names
  /// @param presence what all sources say of people
  public record Surroundings(
      Routing routing,
      Conversations conversations,
      Journal journal,
      Function<String, SipListener> sipListeners,
      MediaListener mediaListener,
      TraceBook traces,
      RegistrationVault registrations,
      InstantSource clock,
      NameService names,
      PresenceBook presence) {

    /// A house in which presence is nobody's business but telephony's.
    public Surroundings(
        Routing routing,
        Conversations conversations,
        Journal journal,
        Function<String, SipListener> sipListeners,
        MediaListener mediaListener,
        TraceBook traces,
        RegistrationVault registrations,
        InstantSource clock,
        NameService names) {
      this(
          routing,
          conversations,
          journal,
          sipListeners,
          mediaListener,
          traces,
          registrations,
          clock,
          names,
          new PresenceBook(clock));
    }
  }

  private Telephony(TelephonySettings settings, Surroundings house) {
    phones = new Bindings(house.clock(), house.registrations());
    var traces = house.traces();
    media = MediaEngine.start(settings.media(), traces.media(watched(house.mediaListener())));
    lines =
        new Lines(
            desk,
            METHODS,
            name -> traced(name, house),
            settings.patience(),
            house.journal(),
            house.clock(),
            house.names());
    stations = new Stations(settings.stations());
    var reach = new Reach(phones, stations);
    lamps = new PhoneLamps(lines, reach, house.routing().people(), settings.lamps());
    var guard = guard(settings, reach.stations(), house.clock());
    var login = new PhoneLogin(reach, guard, settings.registrar(), house.journal());
    dialling = new Dialling(house.journal(), house.clock());
    switchboard =
        new Switchboard(
            lines,
            house.routing(),
            house.conversations(),
            media,
            reach,
            login,
            new Outward(lines, house.routing(), reach.stations(), dialling),
            settings.ringTime(),
            settings.mostCalls(),
            house.journal(),
            traces,
            house.clock());
    var registrar =
        new Registrar(
            reach, login, settings.registrar(), owner -> registered(owner, house.journal()));
    var people = house.routing().people();
    presence =
        new PresenceServer(
            house.presence(), login, reach, people, settings.presence(), house.clock());
    switchboard.follow(new LineState(house.presence(), reach, people, house.clock()));
    desk.open(new FrontDesk.Parts(switchboard, registrar, lamps, presence));
  }

  /// Opens the ports and takes calls.
  ///
  /// @throws org.umbel.sip.transport.CannotListen when a SIP port cannot be opened
  public static Telephony start(TelephonySettings settings, Surroundings house) {
    var telephony = new Telephony(settings, house);
    try {
      telephony.lines.apply(settings.lines());
      telephony.lamps.follow();
      return telephony;
    } catch (CannotListen refused) {
      telephony.close();
      throw refused;
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("The first lines wait for no others", impossible);
    }
  }

  private SipListener traced(String line, Surroundings house) {
    return house.traces().line(line, () -> listenPoints(line), house.sipListeners().apply(line));
  }

  private List<ListenPoint> listenPoints(String line) {
    return lines.find(line).map(Line::listenPoints).orElseGet(List::of);
  }

  /// Calls of which nothing is heard any more are ended, whoever else listens.
  private MediaListener watched(MediaListener listener) {
    return event -> {
      listener.on(event);
      if (event instanceof MediaEvent.Inactive(var session, var since)) {
        desk.silent(session, since);
      }
    };
  }

  private static DigestServer guard(
      TelephonySettings settings, Stations stations, InstantSource clock) {
    var key = new byte[NONCE_KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new DigestServer(
        settings.realm(),
        DigestServer.Role.USER_AGENT,
        settings.digests(),
        key,
        clock,
        user -> stations.ofUser(user).flatMap(Station::login).map(Station.Login::password));
  }

  private void registered(Extension owner, Journal journal) {
    journal.happened(new Event.PhoneRegistered(owner, phones.of(owner).size()));
    lamps.registered(owner);
  }

  /// The phones that may register, and whose they are; they can be replaced at any time.
  public Stations stations() {
    return stations;
  }

  /// The lines by which calls come and go.
  public Lines lines() {
    return lines;
  }

  /// The calls that go outside.
  public Dialling dialling() {
    return dialling;
  }

  /// Calls that are made to have a conversation.
  public OrderedCalls ordered() {
    return switchboard.ordered();
  }

  /// Has somebody follow the calls to workers that begin from now on, in the place of whoever did.
  public void followedBy(WorkerCalls followers) {
    switchboard.followedBy(followers);
  }

  /// The lamps of all phones.
  public Lamp lamps() {
    return lamps;
  }

  /// Who publishes presence and who watches.
  public PresenceServer presence() {
    return presence;
  }

  /// How many calls go on.
  public int calls() {
    return lines.calls();
  }

  /// How many calls have audio here.
  public int mediaSessions() {
    return media.sessions();
  }

  /// How many phones are registered.
  public int phones() {
    return phones.size();
  }

  /// How many phones are registered by each line; none that is zero.
  public Map<String, Long> phonesByLine() {
    return phones.byLine();
  }

  /// Takes no new calls and waits for those that go on; ends them by force after `patience`.
  public void drain(Duration patience) throws InterruptedException {
    lines.drain(patience);
  }

  /// Closes the ports. Calls that still go on are cut off, so drain before.
  @Override
  public void close() {
    phones.close();
    lamps.close();
    presence.close();
    lines.close();
    media.close();
  }
}
