package org.umbel.mail.check;

import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.person.Person;
import org.umbel.mail.MailServer;
import org.umbel.mail.Words;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.ImapTrial;

/// Tries to read mailboxes: one at each server, then those of some people. Changes nothing. Waits
/// at most for the time-outs of the settings at each step.
public final class ImapCheck {
  private static final int MOST_PEOPLE = 20;

  private final ImapSettings settings;
  private final InstantSource clock;

  public ImapCheck(ImapSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// @param people whose mailboxes are tried, 20 of them at most; those without a login are left
  ///   out
  public List<Finding> of(List<Person> people) {
    var readers = people.stream().filter(settings::opens).limit(MOST_PEOPLE).toList();
    if (readers.isEmpty()) {
      var next = "give people a mail address, or a mail-login where access is own-password";
      return List.of(new Finding("imap", "nobody has a login for a mailbox", next));
    }
    var findings = new ArrayList<Finding>();
    readers.stream()
        .filter(Predicate.not(this::elsewhere))
        .findFirst()
        .ifPresent(reader -> settings.servers().forEach(s -> findings.add(at(s, reader))));
    var away = !findings.isEmpty() && findings.stream().noneMatch(Finding::isWell);
    var trial = new ImapTrial(settings, clock);
    readers.stream()
        .filter(reader -> !away || elsewhere(reader))
        .forEach(reader -> findings.add(opened(named(reader), trial, reader)));
    return findings;
  }

  private boolean elsewhere(Person person) {
    return settings.accounts().apply(person).host().isPresent();
  }

  private Finding at(MailServer server, Person person) {
    var trial = new ImapTrial(settings.at(server), clock);
    return opened("imap " + server + ", " + named(person), trial, person);
  }

  private static String named(Person person) {
    return "mailbox of " + person.name() + " (" + person.extension() + ")";
  }

  private Finding opened(String what, ImapTrial trial, Person person) {
    try {
      return Finding.well(what, trial.open(person));
    } catch (MailboxUnavailable unavailable) {
      var failure =
          unavailable.getCause() instanceof MessagingException cause
              ? cause
              : new MessagingException(unavailable.getMessage());
      var next = Advice.on(failure, settings.servers().getFirst(), "administrator or mail-login");
      return new Finding(what, Words.of(failure), next);
    }
  }
}
