package org.umbel.server.config;

import java.util.HashMap;
import java.util.HashSet;
import org.umbel.domain.agent.AgentId;
import org.umbel.server.config.MailServerSettings.Access;

/// What the values of the whole file must be together.
final class RootChecks {
  private RootChecks() {}

  static void look(Configuration made, Section.Report report) {
    if (made.people().isEmpty() && made.directory().isEmpty()) {
      report.wrong(RootSection.PEOPLE, "nobody", "at least one person, or a directory");
    }
    for (var person : made.people()) {
      if (made.pilots().contains(person.extension())) {
        report.wrong(
            RootSection.PILOTS,
            person.extension().digits(),
            "a number that is no person's extension; " + person.name() + " has this one");
      }
    }
    made.mailbox().theMailServer().ifPresent(mail -> checkMailboxes(made, mail, report));
    if (made.lamp().offMailbox().isPresent() && made.mailbox().theMailServer().isEmpty()) {
      report.wrong(
          RootSection.LAMP, "off-mailbox", "no off-mailbox, because mailbox.kind is built-in");
    }
    checkStations(made, report);
    checkSites(made, report);
    checkWorkers(made, report);
    checkContactPoints(made, report);
    var known = made.people().stream().map(PersonSettings::extension).toList();
    for (var phone : made.lamp().phones()) {
      if (!known.contains(phone.extension())) {
        report.wrong(
            RootSection.LAMP,
            "a phone of extension " + phone.extension() + ", which nobody has",
            "extensions of people");
      }
    }
  }

  /// Whoever takes messages must have a mailbox that they can be brought to and read from.
  private static void checkMailboxes(
      Configuration made, MailServerSettings mail, Section.Report report) {
    for (var i = 0; i < made.people().size(); i++) {
      var person = made.people().get(i);
      if (person.voiceMail() && person.mail().isEmpty()) {
        report.wrong(
            RootSection.PEOPLE,
            i,
            "mail",
            "nothing",
            "a mail address, because mailbox.kind is mail-server, or voice-mail: false");
      }
      if (person.voiceMail()
          && person.mailLogin().isEmpty()
          && mail.imap().way() == Access.OWN_PASSWORD) {
        report.wrong(
            RootSection.PEOPLE,
            i,
            "mail-login",
            "nothing",
            "a login, because mailbox.mail-server.imap.access is own-password");
      }
    }
  }

  /// Names and users of stations, and aliases, belong to one person each.
  private static void checkStations(Configuration made, Section.Report report) {
    var taken = new HashMap<String, PersonSettings>();
    made.people().forEach(person -> taken.put("extension " + person.extension(), person));
    for (var i = 0; i < made.people().size(); i++) {
      var person = made.people().get(i);
      for (var word : StationWords.of(person)) {
        var other = taken.putIfAbsent(word.text(), person);
        if (other != null && !(word.mayBeShared() && other.equals(person))) {
          report.wrong(
              RootSection.PEOPLE, i, word.key(), word.text(), "one that no other station has");
        }
      }
      var last = i;
      person.stations().stream()
          .filter(station -> telWithoutProxy(station, made.defaultStation()))
          .forEach(station ->
              report.wrong(
                  RootSection.PEOPLE,
                  last,
                  "stations.use-proxy",
                  "false",
                  "true, because the address is a tel: one"));
      var lamp = person.lampStation();
      if (lamp.isPresent() && !StationWords.names(person).contains(lamp.get())) {
        report.wrong(
            RootSection.PEOPLE,
            i,
            "lamp-station",
            lamp.get(),
            "the name of one of the person's stations");
      }
    }
  }

  /// Agent logins belong to one person each.
  private static void checkWorkers(Configuration made, Section.Report report) {
    var taken = new HashSet<AgentId>();
    for (var i = 0; i < made.people().size(); i++) {
      var login = made.people().get(i).worker().map(WorkerSettings::login);
      if (login.isPresent() && !taken.add(login.get())) {
        report.wrong(
            RootSection.PEOPLE,
            i,
            "worker.agent-login",
            login.get().value(),
            "one that nobody else has");
      }
    }
  }

  /// Numbers of contact points are nobody else's.
  private static void checkContactPoints(Configuration made, Section.Report report) {
    var taken = new HashSet<String>();
    made.pilots().forEach(pilot -> taken.add(pilot.digits()));
    made.people().forEach(person -> taken.add(person.extension().digits()));
    for (var i = 0; i < made.contactPoints().size(); i++) {
      var number = made.contactPoints().get(i).number().digits();
      if (taken.contains(number)) {
        report.wrong(
            RootSection.CONTACT_POINTS,
            i,
            "number",
            number,
            "one that is no person's extension and no pilot");
      }
    }
  }

  private static void checkSites(Configuration made, Section.Report report) {
    var names = made.sites().stream().map(place -> place.site().name()).toList();
    for (var i = 0; i < made.people().size(); i++) {
      var site = made.people().get(i).site().filter(name -> !names.contains(name));
      if (site.isPresent()) {
        report.wrong(RootSection.PEOPLE, i, "site", site.get(), "the name of one of sites");
      }
    }
  }

  private static boolean telWithoutProxy(StationSettings station, StationDefaults standard) {
    return station.address().filter(uri -> uri.startsWith("tel:")).isPresent()
        && !station.own().over(standard).useProxy().orElse(false);
  }
}
