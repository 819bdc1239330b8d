package org.umbel.server;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.directory.Directory;
import org.umbel.directory.people.Known;
import org.umbel.directory.settings.Writability;
import org.umbel.directory.settings.Writability.ReadOnly;
import org.umbel.directory.settings.Writability.Unknown;
import org.umbel.directory.settings.Writability.Writable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.mail.check.Finding;
import org.umbel.mail.check.ImapCheck;
import org.umbel.mail.check.SmtpCheck;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.PersonSettings;
import org.umbel.server.mail.MailAccounts;
import org.umbel.server.mail.MailTerms;
import org.umbel.server.people.AllPeople;
import org.umbel.server.people.ConfiguredPeople;
import org.umbel.server.people.DirectoryTerms;

/// Tries the company's servers that a configuration names: the directory, then the mail servers
/// with the people of both. Sends no mail and changes nothing; what people have set for themselves
/// is not looked at.
final class ConnectionTest {
  private final Configuration configuration;
  private final InstantSource clock;

  ConnectionTest(Configuration configuration, InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /// Waits for each server, at most for its configured patience at each step.
  List<Finding> findings() {
    var settings = configuration.directory();
    if (settings.isEmpty()) {
      return mail(Optional.empty());
    }
    var terms = new DirectoryTerms(configuration, settings.get());
    try (var directory =
        Directory.open(terms.connecting(), terms.reading(), clock, DirectoryTerms.PATIENCE)) {
      var findings = new ArrayList<Finding>();
      for (var neighbour : directory.neighbours()) {
        var condition = neighbour.condition();
        var next = condition.well() ? "" : "check the section directory; a running server goes on";
        findings.add(new Finding(neighbour.name(), condition.words(), next));
      }
      terms.storage().map(form -> writing(directory.writing(form).look())).ifPresent(findings::add);
      findings.addAll(mail(Optional.of(directory)));
      return findings;
    }
  }

  private static Finding writing(Writability found) {
    var next =
        switch (found) {
          case Writable _ -> "";
          case ReadOnly _ ->
              "give the account the right to write it; until then settings are kept in files here";
          case Unknown _ -> "see what is said of the directory";
        };
    return new Finding("settings in the directory", found.words(), next);
  }

  private List<Finding> mail(Optional<Directory> directory) {
    var server = configuration.mailbox().theMailServer();
    if (server.isEmpty()) {
      return List.of();
    }
    var accounts =
        new MailAccounts(
            this::login,
            owner -> directory.flatMap(d -> d.people().known(owner)).map(Known::account),
            owner -> new Settings(assigned(owner), configuration.voiceBoxes()));
    var terms = new MailTerms(configuration, server.get(), accounts, clock);
    var people = List.copyOf(people(directory).all());
    var findings = new ArrayList<>(new SmtpCheck(terms.smtp()).of(people));
    findings.addAll(new ImapCheck(terms.imap(), clock).of(people));
    return findings;
  }

  private BoxSettings assigned(Extension extension) {
    return person(extension).map(PersonSettings::settings).orElse(BoxSettings.NONE);
  }

  private Optional<PersonSettings.Login> login(Extension extension) {
    return person(extension).flatMap(PersonSettings::mailLogin);
  }

  private Optional<PersonSettings> person(Extension extension) {
    return configuration.people().stream()
        .filter(person -> person.extension().equals(extension))
        .findFirst();
  }

  private People people(Optional<Directory> directory) {
    var all = configuration.people().stream().map(p -> p.person(configuration)).toList();
    var configured = new ConfiguredPeople(all, configuration.places(_ -> Optional.empty()));
    return directory
        .<People>map(further -> new AllPeople(configured, further.people()))
        .orElse(configured);
  }
}
