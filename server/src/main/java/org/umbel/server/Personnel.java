package org.umbel.server;

import java.util.HashMap;
import java.util.Optional;
import org.umbel.directory.Directory;
import org.umbel.directory.people.Known;
import org.umbel.directory.settings.SettingsKeyFile;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.server.config.Configuration;
import org.umbel.store.person.FilePinVault;
import org.umbel.store.person.FileSettingsVault;

/// Who has a voice box, what opens it, and what is set for it.
///
/// @param directory the company's, where there is one
/// @param accounts what is special about people's mailboxes at a mail server
record Personnel(
    Optional<Directory> directory,
    People people,
    PinGate pins,
    VoiceBoxSettings settings,
    MailAccounts accounts) {

  static Personnel open(Premises premises) {
    var directory = directory(premises);
    var settings = settings(premises, directory);
    return new Personnel(
        directory,
        people(premises.configuration(), directory),
        pins(premises),
        settings,
        accounts(premises.configuration(), directory, settings));
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

  private static People people(Configuration configuration, Optional<Directory> directory) {
    var all = configuration.people().stream().map(p -> p.person(configuration)).toList();
    var configured = new ConfiguredPeople(all, configuration.numberPrefix());
    return directory
        .<People>map(further -> new AllPeople(configured, further.people()))
        .orElse(configured);
  }

  private static PinGate pins(Premises premises) {
    var configuration = premises.configuration();
    var vault = new FilePinVault(premises.data("pins"));
    setFirstPins(configuration, vault);
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

  private static VoiceBoxSettings settings(Premises premises, Optional<Directory> directory) {
    var configuration = premises.configuration();
    var assigned = new HashMap<Extension, BoxSettings>();
    configuration.people().forEach(person -> assigned.put(person.extension(), person.settings()));
    return new VoiceBoxSettings(
        vault(premises, directory),
        owner -> assigned.getOrDefault(owner, BoxSettings.NONE),
        configuration::voiceBoxes,
        premises.journal());
  }

  private static SettingsVault vault(Premises premises, Optional<Directory> directory) {
    var files = new FileSettingsVault(premises.data("settings"));
    var configuration = premises.configuration();
    var form =
        configuration.directory().flatMap(d -> new DirectoryTerms(configuration, d).storage());
    if (directory.isEmpty() || form.isEmpty()) {
      return files;
    }
    var people = directory.get().people();
    var seal = SettingsKeyFile.open(premises.data("directory.key"));
    return new SharedSettingsVault(
        owner -> people.known(owner).isPresent(),
        directory.get().settings(form.get(), seal),
        files);
  }

  private static MailAccounts accounts(
      Configuration configuration, Optional<Directory> directory, VoiceBoxSettings settings) {
    return new MailAccounts(
        configuration,
        owner -> directory.flatMap(d -> d.people().known(owner)).map(Known::account),
        settings::of);
  }
}
