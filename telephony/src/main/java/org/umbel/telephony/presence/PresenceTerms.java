package org.umbel.telephony.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.umbel.domain.presence.WatcherRules;
import org.umbel.sip.event.NotifierLimits;
import org.umbel.sip.event.PublicationLimits;

/// How presence is served.
///
/// @param rules who may see whom
/// @param lists by the user part of their address, in lower case: the members as they are written,
///   extensions or aliases of people. At most [#LONGEST_LIST] members each
/// @param subscriptions what watchers are granted, each line by itself
/// @param publications what user agents are granted that publish
public record PresenceTerms(
    WatcherRules rules,
    Map<String, List<String>> lists,
    NotifierLimits subscriptions,
    PublicationLimits publications) {
  public static final int LONGEST_LIST = 200;

  /// Everybody sees everybody; no lists; a NOTIFY each 5 seconds (RFC 3856 §6.10).
  public static final PresenceTerms DEFAULT =
      new PresenceTerms(
          WatcherRules.OPEN,
          Map.of(),
          new NotifierLimits(
              Duration.ofMinutes(1),
              Duration.ofHours(1),
              Duration.ofHours(24),
              100_000,
              1_000,
              Duration.ofSeconds(5)),
          PublicationLimits.DEFAULT);

  public PresenceTerms {
    lists = Map.copyOf(lists);
  }

  public PresenceTerms withRules(WatcherRules changed) {
    return new PresenceTerms(changed, lists, subscriptions, publications);
  }

  public PresenceTerms withList(String name, List<String> members) {
    var all = new HashMap<>(lists);
    all.put(name, List.copyOf(members));
    return new PresenceTerms(rules, all, subscriptions, publications);
  }

  /// @param pause between two NOTIFYs of one subscription
  public PresenceTerms withPause(Duration pause) {
    var granted =
        new NotifierLimits(
            subscriptions.shortest(),
            subscriptions.usual(),
            subscriptions.longest(),
            subscriptions.subscriptions(),
            subscriptions.ofOne(),
            pause);
    return new PresenceTerms(rules, lists, granted, publications);
  }
}
