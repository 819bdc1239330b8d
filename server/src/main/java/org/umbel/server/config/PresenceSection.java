package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Permission;
import org.umbel.domain.presence.WatcherRules;
import org.umbel.telephony.presence.PresenceTerms;

/// The section `presence`.
final class PresenceSection {
  private static final Setting<Extension> PERSON =
      Setting.required("person", Formats.extension(), "Who is watched.", "PR-10");
  private static final Setting<List<Extension>> BY =
      Setting.of(
          "watchers",
          Formats.list(Formats.extension()),
          List.of(),
          "For whom this holds; for everybody when nobody is named.",
          "PR-10");
  private static final Setting<Permission> PERMISSION =
      Setting.required(
          "permission",
          Formats.choice(Permission.values()),
          "What they may see: `polite-block` shows the person as not there, `confirm` tells nothing"
              + " until this is changed.",
          "PR-10");
  private static final Section<WatcherRules.Rule> RULE =
      Section.of(
          "Who may watch somebody.",
          List.of(PERSON, BY, PERMISSION),
          values ->
              new WatcherRules.Rule(
                  values.of(PERSON), Set.copyOf(values.of(BY)), values.of(PERMISSION)));

  private static final Setting<String> NAME =
      Setting.required(
          "name",
          Formats.scalar(
              "letters, digits, . _ and -, no extension of anybody",
              text -> text.matches("[a-z0-9._-]{1,64}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "The user part of the list's address, in small letters.",
          "PR-10");
  private static final Setting<List<String>> MEMBERS =
      Setting.required(
          "members",
          Formats.list(Formats.text("an extension or an alias")),
          "Who is in it, by extension or alias; at most 200.",
          "PR-10");
  private static final Section<PresenceSettings.PeopleList> LIST =
      new Section<>(
          "People who are watched together (RFC 4662).",
          List.of(NAME, MEMBERS),
          values -> new PresenceSettings.PeopleList(values.of(NAME), values.of(MEMBERS)),
          PresenceSection::check);

  private static final Setting<Permission> WATCHERS =
      Setting.of(
          "watchers",
          Formats.choice(Permission.values()),
          Permission.ALLOW,
          "What people here may see of each other where no rule says otherwise. Who is no phone of"
              + " ours is always refused.",
          "PR-10");
  private static final Setting<List<WatcherRules.Rule>> RULES =
      Setting.of(
          "rules",
          new ListFormat<>(RULE, rule -> rule, 0),
          List.of(),
          "For single people; the first that fits holds.",
          "PR-10");
  private static final Setting<List<PresenceSettings.PeopleList>> LISTS =
      Setting.of(
          "lists",
          new ListFormat<>(LIST, PresenceSettings.PeopleList::name, 0),
          List.of(),
          "Lists that can be watched as one.",
          "PR-10");
  private static final Setting<Duration> PAUSE =
      Setting.of(
          "pause",
          Formats.duration(Duration.ZERO, Duration.ofMinutes(1)),
          Duration.ofSeconds(5),
          "The least time between two notifications of one watcher; what changes meanwhile is told"
              + " together at its end.",
          "PR-10");
  private static final Setting<Duration> SHORTEST =
      Setting.of(
          "shortest",
          Formats.duration(Duration.ofSeconds(5), Duration.ofHours(1)),
          Duration.ofMinutes(1),
          "A subscription or publication that wants less is refused (423).",
          "PR-10");
  private static final Setting<Duration> LONGEST =
      Setting.of(
          "longest",
          Formats.duration(Duration.ofHours(1), Duration.ofDays(1)),
          Duration.ofHours(1),
          "What a subscription or publication gets that wants more, or does not say.",
          "PR-10");
  private static final Setting<Integer> SUBSCRIPTIONS =
      Setting.of(
          "subscriptions",
          Formats.number(1, 1_000_000),
          100_000,
          "How many may be held at each line; a further one is told to come later (503).",
          "PR-10");
  private static final Setting<List<PresenceSettings.Server>> SERVERS =
      Setting.of(
          "servers",
          new ListFormat<>(PresenceServerSection.SECTION, PresenceSettings.Server::name, 0),
          List.of(),
          "Other presence servers that know people here.",
          "PR-2");

  static final Section<PresenceSettings> SECTION =
      Section.of(
          "Who is there: the presence server for phones and programs, and others that are"
              + " followed.",
          List.of(WATCHERS, RULES, LISTS, PAUSE, SHORTEST, LONGEST, SUBSCRIPTIONS, SERVERS),
          values ->
              new PresenceSettings(
                  values.of(WATCHERS),
                  values.of(RULES),
                  values.of(LISTS),
                  values.of(PAUSE),
                  values.of(SHORTEST),
                  values.of(LONGEST),
                  values.of(SUBSCRIPTIONS),
                  values.of(SERVERS)));

  private PresenceSection() {}

  private static void check(PresenceSettings.PeopleList made, Section.Report report) {
    if (made.members().size() > PresenceTerms.LONGEST_LIST) {
      report.wrong(
          MEMBERS, made.members().size() + " members", "at most " + PresenceTerms.LONGEST_LIST);
    }
  }
}
