package org.umbel.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.directory.Directory;
import org.umbel.directory.connect.ConnectionSettings;
import org.umbel.directory.connect.DirectoryHost;
import org.umbel.directory.connect.Encryption;
import org.umbel.directory.connect.Login;
import org.umbel.directory.connect.Secret;
import org.umbel.directory.connect.Trust;
import org.umbel.directory.people.Preset;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Language;
import org.umbel.testkit.part.LdapDirectory;
import org.umbel.testkit.part.Needs;

/// Settings in an attribute of a real directory.
@Needs({"slapd", "ldapmodify"})
class SettingsIT {
  private static final Extension ANNA = new Extension("4000");
  private static final String ANNAS_ENTRY = "cn=Anna Berg,ou=Sales,dc=example,dc=test";

  @Test
  void settingsAreWrittenBesideWhatOthersKeepThere() {
    var texts = Map.of("note", "ä\n".repeat(1_000), "mail.password", "open sesame");
    try (var server = LdapDirectory.openLdap();
        var directory = open(server)) {
      var form = new AttributeForm("extensionAttribute1", true, 2_048);
      var vault = directory.settings(form, new SettingsSeal(new byte[32]));

      vault.update(ANNA, _ -> BoxSettings.of(texts));

      assertThat(vault.find(ANNA).texts()).isEqualTo(texts);
      assertThat(server.values(ANNAS_ENTRY, "extensionAttribute1"))
          .hasSizeGreaterThan(2)
          .contains("um-enabled")
          .noneMatch(value -> value.contains("sesame"));
    }
  }

  private static Directory open(LdapDirectory server) {
    var login = new Login("cn=umbel,dc=example,dc=test", new Secret("umbelpw"));
    var connecting =
        new ConnectionSettings(
            List.of(new DirectoryHost("localhost", server.port())),
            Encryption.STARTTLS,
            Trust.of(Optional.of(server.authority())),
            Optional.of(login),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            4);
    return Directory.open(
        connecting,
        Preset.OPENLDAP.settings("dc=example,dc=test", Language.ENGLISH),
        InstantSource.system(),
        Duration.ofSeconds(20));
  }
}
