package org.umbel.server.live;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresencePlatform;
import org.umbel.domain.presence.WatcherRules;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.LineReference;
import org.umbel.server.config.PersonSettings;
import org.umbel.server.config.PresenceSettings;
import org.umbel.server.premises.Opened;
import org.umbel.sip.auth.Password;
import org.umbel.sip.event.NotifierLimits;
import org.umbel.sip.event.PublicationLimits;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.presence.PresenceTerms;
import org.umbel.telephony.presence.platform.FollowedServer;
import org.umbel.telephony.presence.platform.OtherServer;

/// The configuration's presence in the words of telephony, and the platforms that there are: none
/// until the lines are open by which they are reached.
public final class OtherPresence {
  private final List<PresencePlatform> platforms = new CopyOnWriteArrayList<>();

  /// Those that are open, as they are at the moment.
  public List<PresencePlatform> platforms() {
    return platforms;
  }

  public List<? extends Neighbour> neighbours() {
    return List.copyOf(platforms);
  }

  public void start(
      Configuration configuration,
      Lines lines,
      PresenceBook book,
      InstantSource clock,
      Opened opened) {
    var everybody = configuration.people().stream().map(PersonSettings::extension).collect(toSet());
    for (var server : configuration.presence().servers()) {
      platforms.add(opened.add(FollowedServer.start(lines, other(server, everybody), book, clock)));
    }
  }

  private static OtherServer other(PresenceSettings.Server server, Set<Extension> everybody) {
    var named = server.people().stream().map(PresenceSettings.Known::extension).collect(toSet());
    Map<Extension, String> users =
        server.people().stream()
            .filter(known -> known.user().isPresent())
            .collect(toMap(PresenceSettings.Known::extension, known -> known.user().orElseThrow()));
    return new OtherServer(
        server.name(),
        SipUri.parse(server.address()),
        server.line().map(LineReference::name),
        server.domain(),
        server.user(),
        server.password().map(secret -> Password.of(secret.text())),
        users,
        named.isEmpty() ? everybody : named,
        server.expiry(),
        server.look());
  }

  public static PresenceTerms terms(PresenceSettings presence) {
    var granted =
        new NotifierLimits(
            presence.shortest(),
            presence.longest(),
            presence.longest(),
            presence.subscriptions(),
            NotifierLimits.DEFAULT.ofOne(),
            presence.pause());
    var publications =
        new PublicationLimits(
            presence.shortest(),
            presence.longest(),
            presence.longest(),
            PublicationLimits.DEFAULT.ofOne(),
            PublicationLimits.DEFAULT.ofAll());
    return new PresenceTerms(
        new WatcherRules(presence.watchers(), presence.rules()),
        presence.lists().stream()
            .collect(
                toMap(PresenceSettings.PeopleList::name, PresenceSettings.PeopleList::members)),
        granted,
        publications);
  }
}
