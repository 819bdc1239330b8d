package org.umbel.server.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.directory.Directory;
import org.umbel.directory.people.Account;
import org.umbel.directory.people.Known;
import org.umbel.directory.settings.AttributeForm;
import org.umbel.directory.settings.LocalRefuge;
import org.umbel.directory.settings.SettingsKeyFile;
import org.umbel.directory.settings.WriteWatch;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.server.config.Configuration;
import org.umbel.server.mail.Correspondence;
import org.umbel.server.mail.MailAccounts;
import org.umbel.server.premises.Premises;
import org.umbel.store.person.FilePinVault;
import org.umbel.store.person.FileSettingsVault;

/// Who has a voice box, what opens it, and what is set for it.
///
/// @param directory the company's, where there is one
/// @param writing whether settings can be written into it, where they are to be
/// @param roster the people of the configuration
/// @param accounts what is special about people's mailboxes at a mail server
public record Personnel(
    Optional<Directory> directory,
    Optional<WriteWatch> writing,
    Roster roster,
    People people,
    PinGate pins,
    VoiceBoxSettings settings,
    MailAccounts accounts) {

  public static Personnel open(Premises premises) {
    var directory = directory(premises);
    var pins = new FilePinVault(premises.data("pins"));
    var roster =
        new Roster(
            premises.configuration(),
            owner -> account(directory, owner).flatMap(Account::site),
            wanted -> setFirstPins(wanted, pins));
    var writing = directory.flatMap(company -> writing(premises, company));
    var settings = settings(premises, directory, writing, roster);
    return new Personnel(
        directory,
        writing,
        roster,
        people(roster, directory),
        pins(premises, pins),
        settings,
        accounts(roster, directory, settings));
  }

  private static Optional<Directory> directory(Premises premises) {
    var configuration = premises.configuration();
    return configuration
        .directory()
        .map(settings -> {
          var terms = new DirectoryTerms(configuration, settings);
          return premises
              .opened()
              .add(
                  Directory.open(
                      terms.connecting(),
                      terms.reading(),
                      premises.clock(),
                      DirectoryTerms.PATIENCE));
        });
  }

  /// Where they are.
  public Sites sites() {
    return roster.sites();
  }

  private static People people(Roster roster, Optional<Directory> directory) {
    return directory.<People>map(further -> new AllPeople(roster, further.people())).orElse(roster);
  }

  private static PinGate pins(Premises premises, FilePinVault vault) {
    var configuration = premises.configuration();
    return new PinGate(
        vault,
        () -> PinRules.of(new Settings(BoxSettings.NONE, configuration.voiceBoxes())),
        premises.clock(),
        premises.journal(),
        person -> Correspondence.standardPin(configuration, person));
  }

  /// Hashing a PIN is slow on purpose, so it is done only where none is set.
  private static void setFirstPins(Configuration configuration, FilePinVault vault) {
    for (var person : configuration.people()) {
      if (person.pin().isPresent() && vault.find(person.extension()).isEmpty()) {
        var record = PinRecord.first(PinHash.of(person.pin().get()));
        vault.addIfAbsent(person.extension(), record);
      }
    }
  }

  /// What the directory knows of somebody's account.
  public Optional<Account> account(Extension owner) {
    return account(directory, owner);
  }

  private static Optional<Account> account(Optional<Directory> directory, Extension owner) {
    return directory.flatMap(company -> company.people().known(owner)).map(Known::account);
  }

  /// How the directory is, in words.
  public List<Neighbour> neighbours() {
    return Stream.concat(
            directory.stream().flatMap(company -> company.neighbours().stream()), writing.stream())
        .toList();
  }

  private static Optional<WriteWatch> writing(Premises premises, Directory directory) {
    return storage(premises.configuration())
        .map(form -> {
          var watch = premises.opened().add(new WriteWatch(directory.writing(form)));
          watch.start();
          return watch;
        });
  }

  private static Optional<AttributeForm> storage(Configuration configuration) {
    return configuration
        .directory()
        .flatMap(settings -> new DirectoryTerms(configuration, settings).storage());
  }

  private static VoiceBoxSettings settings(
      Premises premises,
      Optional<Directory> directory,
      Optional<WriteWatch> writing,
      Roster roster) {
    var configuration = premises.configuration();
    return new VoiceBoxSettings(
        vault(premises, directory, writing),
        owner ->
            roster
                .assigned(owner)
                .over(account(directory, owner).map(Personnel::numbers).orElse(BoxSettings.NONE)),
        configuration::voiceBoxes,
        premises.journal());
  }

  /// What the directory sets for a person.
  private static BoxSettings numbers(Account account) {
    var numbers = BoxSettings.NONE;
    if (account.lamp().isPresent()) {
      numbers = numbers.with(NoticeSettings.LAMP_NUMBER, account.lamp());
    }
    if (account.lampSender().isPresent()) {
      numbers =
          numbers
              .with(NoticeSettings.LAMP_SENDER, account.lampSender())
              .with(NoticeSettings.SMS_SENDER, account.lampSender());
    }
    return numbers;
  }

  private static SettingsVault vault(
      Premises premises, Optional<Directory> directory, Optional<WriteWatch> writing) {
    var files =
        new SealedSettingsVault(
            new FileSettingsVault(premises.data("settings")),
            SettingsKeyFile.open(premises.data("settings.key")));
    var form = storage(premises.configuration());
    if (directory.isEmpty() || form.isEmpty() || writing.isEmpty()) {
      return files;
    }
    var company = directory.get();
    var there = company.settings(form.get(), SettingsKeyFile.open(premises.data("directory.key")));
    return new SharedSettingsVault(
        owner -> company.people().known(owner).isPresent(),
        new LocalRefuge(there, files, writing.get()),
        files);
  }

  private static MailAccounts accounts(
      Roster roster, Optional<Directory> directory, VoiceBoxSettings settings) {
    return new MailAccounts(roster::mailLogin, owner -> account(directory, owner), settings::of);
  }
}
