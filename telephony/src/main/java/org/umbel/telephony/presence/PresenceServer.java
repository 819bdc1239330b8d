package org.umbel.telephony.presence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresenceChange;
import org.umbel.domain.presence.Source;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.event.Notifier;
import org.umbel.sip.event.Publications;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Status;
import org.umbel.sip.presence.PresenceDocument;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.registration.PhoneLogin;
import org.umbel.telephony.registration.Reach;

/// Our own presence server (PR-10): phones publish for their owners (RFC 3903), people of the house
/// follow each other and lists (RFC 3856, RFC 4662), each as the rules for watchers let them. Safe
/// for all threads; a request is served on the thread that brings it.
public final class PresenceServer implements AutoCloseable {
  private static final Duration LAPSES = Duration.ofSeconds(1); // between two looks

  private final PresenceBook book;
  private final PhoneLogin login;
  private final InstantSource clock;
  private final Watched watched;
  private final Publications<Presence> publications;
  private final Map<Line, Notifier> notifiers = new ConcurrentHashMap<>();
  private final Thread lapsing;

  /// @param login asks who publishes or watches to prove it
  /// @param people whose presence may be followed
  public PresenceServer(
      PresenceBook book,
      PhoneLogin login,
      Reach phones,
      People people,
      PresenceTerms terms,
      InstantSource clock) {
    this.book = book;
    this.login = login;
    this.clock = clock;
    this.watched = new Watched(book, phones, people, terms);
    this.publications =
        new Publications<>(PresencePackage.NAME, new Kept(), terms.publications(), clock);
    this.lapsing = Thread.ofVirtual().name("presence that lapses").start(this::lapse);
    book.follow(this::changed);
  }

  /// Answers a SUBSCRIBE outside a dialog that came in by a line.
  public void subscribe(Line line, IncomingRequest subscribe) {
    notifiers
        .computeIfAbsent(
            line,
            _ ->
                new Notifier(
                    line.endpoint(),
                    new PresencePackage(line, login, watched),
                    watched.terms().subscriptions()))
        .take(subscribe);
  }

  /// Answers a PUBLISH that came in by a line.
  public void publish(Line line, IncomingRequest incoming) {
    var request = incoming.request();
    var resource = NameAddr.of(request.uri()).user();
    switch (login.of(line, incoming, resource)) {
      case PhoneLogin.Caller.Stranger _ -> incoming.reply(Status.FORBIDDEN);
      case PhoneLogin.Caller.Unknown(var answer) -> incoming.reply(answer);
      case PhoneLogin.Caller.Phone(var station) -> {
        var person = watched.person(resource);
        if (person.isEmpty()) {
          incoming.reply(Status.NOT_FOUND);
        } else if (!person.get().equals(station.owner())) {
          incoming.reply(Status.FORBIDDEN);
        } else {
          incoming.reply(publications.take(request, station.owner().digits()));
        }
      }
    }
  }

  /// Puts other rules and lists in force. Who may not watch any more is told so; lists stay for
  /// those who follow them already.
  public void apply(PresenceTerms terms) {
    watched.terms(terms);
    notifiers.values().forEach(Notifier::reconsider);
  }

  /// Tells those who watch by a line that it ends, so that they come again.
  public void forget(Line line) {
    Optional.ofNullable(notifiers.remove(line)).ifPresent(Notifier::close);
  }

  /// How many watch.
  public int subscriptions() {
    return notifiers.values().stream().mapToInt(Notifier::size).sum();
  }

  /// How many publications hold.
  public int publications() {
    return publications.size();
  }

  private void changed(PresenceChange change) {
    if (change.visible()) {
      notifiers.values().forEach(notifier -> notifier.changed(change.person().digits()));
    }
  }

  private void lapse() {
    try {
      while (true) {
        Thread.sleep(LAPSES);
        publications.lapse();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Kept implements Publications.Keeper<Presence> {
    @Override
    public List<MediaType> types() {
      return List.of(PresenceDocument.TYPE);
    }

    @Override
    public Presence read(Request publish) {
      return Documents.read(PresenceDocument.read(publish.body()), clock.instant());
    }

    @Override
    public boolean keep(String resource, String publication, Presence said) {
      return book.say(new Extension(resource), new Source.UserAgent(publication), said);
    }

    @Override
    public void drop(String resource, String publication) {
      book.withdraw(new Extension(resource), new Source.UserAgent(publication));
    }
  }

  /// Ends all subscriptions, so that watchers come again.
  @Override
  public void close() {
    lapsing.interrupt();
    notifiers.values().forEach(Notifier::close);
  }
}
