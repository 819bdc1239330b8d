package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.directory.people.PeopleFilter;
import org.umbel.directory.people.WorkerNames;

/// The section `directory.workers`.
final class DirectoryWorkersSection {
  private static final Setting<String> FILTER =
      Setting.required(
          "filter",
          Formats.scalar("an LDAP filter", PeopleFilter::parse, filter -> filter),
          "Who is a knowledge worker, such as (memberOf=CN=Agents,OU=Groups,DC=example,DC=com) or"
              + " (employeeType=agent). Where a membership leaves no mark at the person, it shows"
              + " when everybody is read again (limits.whole).",
          "KW-1");
  private static final Setting<String> LOGIN =
      Setting.required(
          "agent-login",
          DirectoryAttributesSection.ATTRIBUTE,
          "The attribute with the agent login, such as uid or sAMAccountName.",
          "KW-1");
  private static final Setting<Optional<String>> ENABLED =
      attribute("enabled", "Whether the worker takes part: not with FALSE, no, off or 0.", "KW-1");
  private static final Setting<Optional<String>> GROUPS =
      attribute(
          "groups",
          "Groups by which contact points find the worker, such as memberOf, of which the name of"
              + " the group counts.",
          "KW-13");
  private static final Setting<Optional<String>> SKILLS =
      attribute("skills", "What the worker can: german=80, or german for 100.", "KW-13");
  private static final Setting<Optional<String>> OPTIONS =
      attribute(
          "options",
          "Further settings of the worker, each value one key of people.worker, such as"
              + " `wrap-up-time: 30 s`. They come before those of knowledge-workers.",
          "KW-1");

  static final Section<WorkerNames> SECTION =
      Section.of(
          "Who of the directory is a knowledge worker. For people of the section `people` what is"
              + " there counts.",
          List.of(FILTER, LOGIN, ENABLED, GROUPS, SKILLS, OPTIONS),
          values ->
              new WorkerNames(
                  values.of(FILTER),
                  values.of(LOGIN),
                  values.of(ENABLED),
                  values.of(GROUPS),
                  values.of(SKILLS),
                  values.of(OPTIONS)));

  private DirectoryWorkersSection() {}

  private static Setting<Optional<String>> attribute(String name, String meaning, String feature) {
    return Setting.optional(
        name, DirectoryAttributesSection.ATTRIBUTE, "none", "The attribute: " + meaning, feature);
  }
}
