package org.umbel.server.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.mail.AccessTokens;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Secret;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.TokenSettings;
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
public final class MailTerms {
  private final Configuration configuration;
  private final MailServerSettings mail;
  private final Function<Person, MailAccount> accounts;
  private final Optional<Login> sender;
  private final Optional<Login> reader;

  /// @param accounts what is special about a person's mailbox, see [MailAccounts]
  /// @param clock for the life of access tokens
  public MailTerms(
      Configuration configuration,
      MailServerSettings mail,
      Function<Person, MailAccount> accounts,
      InstantSource clock) {
    this.configuration = configuration;
    this.mail = mail;
    this.accounts = accounts;
    var smtp = mail.smtp();
    this.sender =
        smtp.tokens()
            .map(tokens -> tokens(tokens, smtp.patience(), smtp.certificates(), clock))
            .map(tokens -> new Login(smtp.sender(), tokens))
            .or(() -> smtp.login().map(MailTerms::login));
    var imap = mail.imap();
    this.reader =
        imap.tokens()
            .map(tokens -> tokens(tokens, imap.patience(), imap.certificates(), clock))
            .map(tokens -> new Login("", tokens))
            .or(() -> imap.administrator().map(MailTerms::login));
  }

  private static AccessTokens tokens(
      MailServerSettings.Tokens tokens,
      Duration patience,
      Optional<Path> certificates,
      InstantSource clock) {
    var settings =
        new TokenSettings(
            tokens.endpoint(),
            tokens.client(),
            new Secret(tokens.secret().text()),
            tokens.refresh().map(secret -> new Secret(secret.text())),
            tokens.scope(),
            patience,
            trust(certificates));
    return new AccessTokens(settings, clock);
  }

  public SmtpSettings smtp() {
    var smtp = mail.smtp();
    return new SmtpSettings(
        servers(smtp.servers(), smtp.tls()),
        sender,
        smtp.sender(),
        configuration.timeZone(),
        configuration.pilots().stream().findFirst().map(Extension::digits),
        new Timeouts(Timeouts.SMTP.connect(), smtp.patience()),
        trust(smtp.certificates()));
  }

  public ImapSettings imap() {
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

  public WatchPlan watch() {
    var standard = WatchPlan.DEFAULT;
    return new WatchPlan(
        standard.mostWatched(), standard.renewEvery(), configuration.lamp().poll());
  }

  private ImapAccess access(MailServerSettings.Imap imap) {
    var ownPattern = imap.way() == Access.OWN_PASSWORD ? imap.account() : none();
    var own =
        new ImapAccess.OwnPassword(
            ownPattern.orElseGet(() -> imap.preset().account(Access.OWN_PASSWORD)));
    var pattern = imap.account().orElseGet(() -> imap.preset().account(imap.way()));
    var usual =
        switch (imap.way()) {
          case AS_PERSON -> new ImapAccess.AsPerson(administrator(), pattern);
          case ON_BEHALF -> new ImapAccess.OnBehalf(administrator(), pattern);
          case OTHER_USERS -> new ImapAccess.OtherUsers(administrator(), pattern);
          case FULL_PATH -> new ImapAccess.FullPath(administrator(), pattern);
          case OWN_PASSWORD -> own;
        };
    return imap.ownPasswordFirst() ? new ImapAccess.OwnFirst(own, usual) : usual;
  }

  private static Optional<LoginPattern> none() {
    return Optional.empty();
  }

  /// There is one: the configuration was checked.
  private Login administrator() {
    return reader.orElseThrow();
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
