package org.umbel.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Secret;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.mail.imap.ImapAccess;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.mail.imap.MailAccount;
import org.umbel.mail.imap.WatchPlan;
import org.umbel.mail.smtp.SmtpSettings;
import org.umbel.server.config.Address;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.MailServerSettings;
import org.umbel.server.config.MailServerSettings.Access;
import org.umbel.server.config.PersonSettings;

/// The configuration in the words of the mail room.
final class MailTerms {
  private final Configuration configuration;
  private final MailServerSettings mail;
  private final Function<Person, MailAccount> accounts;

  /// @param accounts what is special about a person's mailbox, see [MailAccounts]
  MailTerms(
      Configuration configuration,
      MailServerSettings mail,
      Function<Person, MailAccount> accounts) {
    this.configuration = configuration;
    this.mail = mail;
    this.accounts = accounts;
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
        accounts,
        imap.folder(),
        imap.deletedMessages(),
        imap.connections(),
        true,
        new Timeouts(Timeouts.IMAP.connect(), imap.patience()),
        trust(imap.certificates()),
        senders());
  }

  private Optional<AddressTemplate> senders() {
    var system = new Settings(BoxSettings.NONE, configuration.voiceBoxes());
    return system
        .value(MailSettings.SEARCH_ADDRESS)
        .or(() -> system.value(MailSettings.ANSWER_ADDRESS));
  }

  WatchPlan watch() {
    var standard = WatchPlan.DEFAULT;
    return new WatchPlan(
        standard.mostWatched(), standard.renewEvery(), configuration.lamp().poll());
  }

  private static ImapAccess access(MailServerSettings.Imap imap) {
    var ownPattern = imap.way() == Access.OWN_PASSWORD ? imap.account() : none();
    var own =
        new ImapAccess.OwnPassword(
            ownPattern.orElseGet(() -> imap.preset().account(Access.OWN_PASSWORD)));
    var pattern = imap.account().orElseGet(() -> imap.preset().account(imap.way()));
    var usual =
        switch (imap.way()) {
          case AS_PERSON -> new ImapAccess.AsPerson(administrator(imap), pattern);
          case ON_BEHALF -> new ImapAccess.OnBehalf(administrator(imap), pattern);
          case OTHER_USERS -> new ImapAccess.OtherUsers(administrator(imap), pattern);
          case FULL_PATH -> new ImapAccess.FullPath(administrator(imap), pattern);
          case OWN_PASSWORD -> own;
        };
    return imap.ownPasswordFirst() ? new ImapAccess.OwnFirst(own, usual) : usual;
  }

  private static Optional<LoginPattern> none() {
    return Optional.empty();
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
