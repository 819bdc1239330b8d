package org.umbel.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Secret;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.mail.imap.ImapAccess;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.mail.imap.WatchPlan;
import org.umbel.mail.smtp.SmtpSettings;
import org.umbel.server.config.Address;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.MailServerSettings;
import org.umbel.server.config.MailServerSettings.Access;
import org.umbel.server.config.PersonSettings;

/// The configuration in the words of the mail room.
final class MailTerms {
  private static final String AS_PERSON = "$(MAILBOX)*$(ADMIN)";

  private final Configuration configuration;
  private final MailServerSettings mail;

  MailTerms(Configuration configuration, MailServerSettings mail) {
    this.configuration = configuration;
    this.mail = mail;
  }

  SmtpSettings smtp() {
    var smtp = mail.smtp();
    return new SmtpSettings(
        servers(smtp.servers(), smtp.tls()),
        smtp.login().map(MailTerms::login),
        smtp.sender(),
        configuration.timeZone(),
        configuration.pilots().stream().findFirst().map(Extension::digits),
        new Timeouts(Timeouts.SMTP.connect(), smtp.patience()),
        trust(smtp.certificates()));
  }

  ImapSettings imap() {
    var imap = mail.imap();
    return new ImapSettings(
        servers(imap.servers(), imap.tls()),
        access(imap),
        imap.folder(),
        imap.deletedFolder(),
        imap.connections(),
        true,
        new Timeouts(Timeouts.IMAP.connect(), imap.patience()),
        trust(imap.certificates()));
  }

  WatchPlan watch() {
    var standard = WatchPlan.DEFAULT;
    return new WatchPlan(
        standard.mostWatched(), standard.renewEvery(), configuration.lamp().poll());
  }

  /// The people whose mailboxes can be read: somebody without a voice box may have no mail address.
  List<Person> readers(People people) {
    var access = access(mail.imap());
    return people.all().stream().filter(person -> access.login(person).isPresent()).toList();
  }

  private ImapAccess access(MailServerSettings.Imap imap) {
    Map<Extension, String> names = new HashMap<>();
    Map<Extension, Secret> passwords = new HashMap<>();
    for (var person : configuration.people()) {
      person
          .mailLogin()
          .ifPresent(own -> {
            names.put(person.extension(), own.name());
            passwords.put(person.extension(), new Secret(own.password().text()));
          });
    }
    var own =
        imap.access() == Access.OWN_PASSWORD ? imap.account() : Optional.<LoginPattern>empty();
    var ownPassword =
        new ImapAccess.OwnPassword(
            new LoginPattern(own.map(LoginPattern::pattern).orElse("$(LOGIN)"), names),
            person -> Optional.ofNullable(passwords.get(person.extension())));
    var account = imap.account().map(LoginPattern::pattern).orElse(AS_PERSON);
    var pattern = new LoginPattern(account, Map.copyOf(names));
    return switch (imap.access()) {
      case AS_PERSON -> new ImapAccess.AsPerson(administrator(imap), pattern);
      case OTHER_USERS -> new ImapAccess.OtherUsers(administrator(imap), pattern);
      case OWN_PASSWORD -> ownPassword;
      case OWN_PASSWORD_FIRST ->
          new ImapAccess.OwnFirst(
              ownPassword, new ImapAccess.AsPerson(administrator(imap), pattern));
    };
  }

  /// There is one: the configuration was checked.
  private static Login administrator(MailServerSettings.Imap imap) {
    return imap.administrator().map(MailTerms::login).orElseThrow();
  }

  private static Login login(PersonSettings.Login login) {
    return new Login(login.name(), new Secret(login.password().text()));
  }

  private static List<MailServer> servers(List<Address> addresses, Tls tls) {
    return addresses.stream().map(a -> new MailServer(a.host(), a.port(), tls)).toList();
  }

  private static Trust trust(Optional<Path> certificates) {
    return certificates.map(Trust::of).orElseGet(Trust::ofJava);
  }
}
