package org.umbel.directory.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.person.Sites;
import org.umbel.domain.speech.Language;

/// What is usual in directories of a kind (LD-1): nothing but defaults.
public enum Preset {
  /// Microsoft Active Directory, and Samba as one.
  ACTIVE_DIRECTORY(
      "(&(objectCategory=person)(objectClass=user)"
          + "(!(userAccountControl:1.2.840.113556.1.4.803:=2)))",
      "(|(telephoneNumber=${UMS_WHTSPC})(facsimileTelephoneNumber=${UMS_WHTSPC})"
          + "(otherFacsimileTelephoneNumber=${UMS_WHTSPC})(proxyAddresses=UMS:${UMS_WHTSPC}))",
      "extensionAttribute1"),
  /// OpenLDAP with the schema inetOrgPerson (RFC 2798).
  OPENLDAP(
      "(objectClass=inetOrgPerson)",
      "(|(telephoneNumber=${UMS_WHTSPC})(facsimileTelephoneNumber=${UMS_WHTSPC}))",
      "extensionAttribute1"),
  /// HCL Domino.
  DOMINO(
      "(objectClass=dominoPerson)",
      "(|(telephoneNumber=${UMS_WHTSPC})(facsimileTelephoneNumber=${UMS_WHTSPC}))",
      "extensionAttribute1");

  private final String filter;
  private final String calledBy;
  private final String settingsAttribute;

  Preset(String filter, String calledBy, String settingsAttribute) {
    this.filter = filter;
    this.calledBy = calledBy;
    this.settingsAttribute = settingsAttribute;
  }

  public String filter() {
    return filter;
  }

  public String calledBy() {
    return calledBy;
  }

  /// Where a person's settings are kept.
  public String settingsAttribute() {
    return settingsAttribute;
  }

  public AttributeNames names() {
    return switch (this) {
      case ACTIVE_DIRECTORY ->
          names("objectGUID", "uSNChanged", "ipPhone", "sAMAccountName", "mailNickname");
      case OPENLDAP -> names("entryUUID", "modifyTimestamp", "telephoneNumber", "uid", "uid");
      case DOMINO -> names("", "", "telephoneNumber", "uid", "mailFile");
    };
  }

  private static AttributeNames names(
      String id, String mark, String extension, String login, String mailbox) {
    return new AttributeNames(
        Optional.of(id).filter(name -> !name.isEmpty()),
        Optional.of(mark).filter(name -> !name.isEmpty()).map(ChangeMark::of),
        List.of("displayName", "cn"),
        List.of("mail"),
        sources(extension, "telephoneNumber"),
        sources("telephoneNumber", "mobile"),
        login,
        mailbox,
        List.of("preferredLanguage"),
        List.of("c"),
        List.of("telephoneNumber"),
        List.of("mobile"),
        List.of("mailServer"),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<NumberSource> sources(String... attributes) {
    return Stream.of(attributes).distinct().map(name -> new NumberSource(name, "")).toList();
  }

  /// All defaults for a directory.
  ///
  /// @param base DN below which people are looked for
  public PeopleSettings settings(String base, Language language) {
    return new PeopleSettings(
        List.of(base),
        filter,
        NumberFilter.of(calledBy),
        names(),
        Optional.empty(),
        MailHostRule.AS_IT_IS,
        Sites.one(Optional.empty()),
        0,
        language,
        1_000,
        Duration.ofSeconds(15),
        Duration.ofMinutes(15));
  }
}
