package org.umbel.server.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.directory.connect.ConnectionSettings;
import org.umbel.directory.connect.DirectoryHost;
import org.umbel.directory.connect.Login;
import org.umbel.directory.connect.Secret;
import org.umbel.directory.connect.Trust;
import org.umbel.directory.people.AttributeNames;
import org.umbel.directory.people.MailHostRule;
import org.umbel.directory.people.NumberFilter;
import org.umbel.directory.people.PeopleSettings;
import org.umbel.directory.settings.AttributeForm;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.DirectorySettings;
import org.umbel.server.config.DirectorySettings.Kept;

/// The configuration in the words of the directory room.
public final class DirectoryTerms {
  /// How long the start waits for people.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Configuration configuration;
  private final DirectorySettings directory;

  public DirectoryTerms(Configuration configuration, DirectorySettings directory) {
    this.configuration = configuration;
    this.directory = directory;
  }

  public ConnectionSettings connecting() {
    return new ConnectionSettings(
        directory.hosts().stream().map(a -> new DirectoryHost(a.host(), a.port())).toList(),
        directory.encryption(),
        Trust.of(directory.authorities()),
        directory.login().map(own -> new Login(own.name(), new Secret(own.password().text()))),
        directory.limits().connect(),
        directory.limits().patience(),
        directory.limits().connections());
  }

  public PeopleSettings reading() {
    var preset = directory.preset();
    var limits = directory.limits();
    return new PeopleSettings(
        directory.bases(),
        directory.filter().orElse(preset.filter()),
        directory.calledBy().orElseGet(() -> NumberFilter.of(preset.calledBy())),
        names(),
        directory.workers(),
        mailHost(),
        configuration.places(_ -> Optional.empty()),
        directory.extensionDigits(),
        configuration.language(),
        limits.page(),
        limits.changes(),
        limits.whole());
  }

  /// Where settings are kept; empty when not in the directory.
  public Optional<AttributeForm> storage() {
    var storage = directory.settings();
    return storage.keep() == Kept.IN_DIRECTORY
        ? Optional.of(
            new AttributeForm(
                storage.attribute().orElse(directory.preset().settingsAttribute()),
                storage.severalValues(),
                storage.bytes()))
        : Optional.empty();
  }

  private AttributeNames names() {
    var own = directory.attributes();
    var usual = directory.preset().names();
    return new AttributeNames(
        own.id().or(usual::id),
        own.changed().or(usual::mark),
        some(own.name(), usual.name()),
        some(own.mail(), usual.mail()),
        some(own.extension(), usual.extension()),
        some(own.phones(), usual.phones()),
        own.login().orElse(usual.login()),
        own.mailbox().orElse(usual.mailbox()),
        some(own.language(), usual.language()),
        some(own.country(), usual.country()),
        some(own.officePhone(), usual.officePhone()),
        some(own.mobile(), usual.mobile()),
        some(own.mailHost(), usual.mailHost()),
        some(own.lamp(), usual.lamp()),
        some(own.lampSender(), usual.lampSender()),
        some(own.journal(), usual.journal()),
        some(own.site(), usual.site()));
  }

  private static <T> List<T> some(List<T> own, List<T> usual) {
    return own.isEmpty() ? usual : own;
  }

  private MailHostRule mailHost() {
    var own = directory.attributes();
    return own.mailHostSearch()
        .map(search -> MailHostRule.of(search, own.mailHostReplacement()))
        .orElse(MailHostRule.AS_IT_IS);
  }
}
