package org.umbel.server.mail;

import java.util.Optional;
import java.util.function.Function;
import org.umbel.directory.people.Account;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.Settings;
import org.umbel.mail.Secret;
import org.umbel.mail.imap.MailAccount;
import org.umbel.server.config.PersonSettings.Login;

/// What is special about people's mailboxes: what is set for the person, else what the
/// configuration says, else what the directory knows.
public final class MailAccounts implements Function<Person, MailAccount> {
  private final Function<Extension, Optional<Login>> logins;
  private final Function<Extension, Optional<Account>> directory;
  private final Function<Extension, Settings> settings;

  /// @param logins what the configuration tells
  public MailAccounts(
      Function<Extension, Optional<Login>> logins,
      Function<Extension, Optional<Account>> directory,
      Function<Extension, Settings> settings) {
    this.logins = logins;
    this.directory = directory;
    this.settings = settings;
  }

  /// The same if this were set for whoever is asked for.
  public MailAccounts with(Settings wanted) {
    return new MailAccounts(logins, directory, _ -> wanted);
  }

  @Override
  public MailAccount apply(Person person) {
    var own = settings.apply(person.extension());
    var login = logins.apply(person.extension());
    var known = directory.apply(person.extension());
    return new MailAccount(
        own.value(MailSettings.USER)
            .or(() -> login.map(Login::name))
            .or(() -> known.flatMap(Account::login)),
        known.flatMap(Account::mailbox),
        own.value(MailSettings.PASSWORD)
            .or(() -> login.map(secret -> secret.password().text()))
            .map(Secret::new),
        own.value(MailSettings.SERVER).or(() -> known.flatMap(Account::mailHost)),
        Optional.of(own.value(MenuSettings.FOLDER))
            .filter(folder -> !folder.equals(MenuSettings.FOLDER.standard())));
  }
}
