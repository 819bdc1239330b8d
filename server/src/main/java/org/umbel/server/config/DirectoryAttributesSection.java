package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.umbel.directory.people.ChangeMark;
import org.umbel.directory.people.NumberSource;

/// The section `directory.attributes`.
final class DirectoryAttributesSection {
  static final Format<String> ATTRIBUTE =
      Formats.scalar("the name of an attribute", DirectoryAttributesSection::name, name -> name);
  private static final Format<NumberSource> SOURCE =
      Formats.scalar("ATTRIBUTE or ATTRIBUTE=PREFIX", NumberSource::parse, NumberSource::toString);

  private static final Setting<Optional<String>> ID =
      attribute("id", "Never changes in an entry's life, such as objectGUID or entryUUID.", "LD-8");
  private static final Setting<Optional<ChangeMark>> CHANGED =
      Setting.optional(
          "changed",
          Formats.scalar(
              "the name of an attribute",
              text -> name(text).map(ChangeMark::of),
              ChangeMark::attribute),
          "the preset's",
          "Grows with each change of an entry, such as uSNChanged or modifyTimestamp.",
          "LD-8");
  private static final Setting<List<String>> NAME =
      attributes("name", "The person's name.", "LD-1");
  private static final Setting<List<String>> MAIL = attributes("mail", "The mail address.", "LD-1");
  private static final Setting<List<NumberSource>> EXTENSION =
      Setting.of(
          "extension",
          Formats.list(SOURCE),
          List.of(),
          "Where the extension is: 4000, a number behind number-prefix, or ;ext=4000. With"
              + " ATTRIBUTE=PREFIX only values with the prefix count. An empty list is the"
              + " preset's.",
          "LD-2");
  private static final Setting<List<NumberSource>> PHONES =
      Setting.of(
          "phones",
          Formats.list(SOURCE),
          List.of(),
          "Numbers of the person's own, all of them. An empty list is the preset's.",
          "LD-2");
  private static final Setting<Optional<String>> LOGIN =
      attribute("login", "The name of the account, $(LOGIN).", "LD-4");
  private static final Setting<Optional<String>> MAILBOX =
      attribute("mailbox", "The name of the mailbox, $(MAILBOX).", "LD-4");
  private static final Setting<List<String>> LANGUAGE =
      attributes("language", "The language, such as de-AT.", "CA-8");
  private static final Setting<List<String>> COUNTRY =
      attributes("country", "The country, such as AT, where there is no language.", "CA-8");
  private static final Setting<List<String>> OFFICE_PHONE =
      attributes("office-phone", "The number of the phone at work.", "LD-1");
  private static final Setting<List<String>> MOBILE =
      attributes("mobile", "The number of the mobile phone.", "LD-1");
  private static final Setting<List<String>> MAIL_HOST =
      attributes("mail-host", "The mail server of the person.", "ML-3");
  private static final Setting<List<String>> LAMP =
      attributes(
          "lamp", "The number of the phone whose lamp is set, where not the extension's.", "MW-4");
  private static final Setting<List<String>> LAMP_SENDER =
      attributes(
          "lamp-sender",
          "The number that the phone shows and calls back for messages, and SMS come from.",
          "MW-4");
  private static final Setting<List<String>> JOURNAL =
      attributes(
          "journal", "The number by which the log tells whom a notification was for.", "MW-4");
  private static final Setting<List<String>> SITE =
      attributes("site", "The name of the person's site.", "DP-8");
  private static final Setting<Optional<String>> MAIL_HOST_SEARCH =
      Setting.optional(
          "mail-host-search",
          Formats.scalar(
              "a regular expression", DirectoryAttributesSection::expression, text -> text),
          "all of it",
          "What of the mail server's attribute is replaced to make a host name of it.",
          "ML-3");
  private static final Setting<String> MAIL_HOST_REPLACEMENT =
      Setting.of(
          "mail-host-replacement",
          Formats.text("a text, with \\1 for the first group"),
          "$0",
          "What it is replaced by.",
          "ML-3");

  static final Section<DirectorySettings.Attributes> SECTION =
      Section.of(
          "What the directory's attributes are called. Of several the first that an entry has"
              + " counts; what is left out is the preset's.",
          List.of(
              ID,
              CHANGED,
              NAME,
              MAIL,
              EXTENSION,
              PHONES,
              LOGIN,
              MAILBOX,
              LANGUAGE,
              COUNTRY,
              OFFICE_PHONE,
              MOBILE,
              MAIL_HOST,
              LAMP,
              LAMP_SENDER,
              JOURNAL,
              SITE,
              MAIL_HOST_SEARCH,
              MAIL_HOST_REPLACEMENT),
          values ->
              new DirectorySettings.Attributes(
                  values.of(ID),
                  values.of(CHANGED),
                  values.of(NAME),
                  values.of(MAIL),
                  values.of(EXTENSION),
                  values.of(PHONES),
                  values.of(LOGIN),
                  values.of(MAILBOX),
                  values.of(LANGUAGE),
                  values.of(COUNTRY),
                  values.of(OFFICE_PHONE),
                  values.of(MOBILE),
                  values.of(MAIL_HOST),
                  values.of(LAMP),
                  values.of(LAMP_SENDER),
                  values.of(JOURNAL),
                  values.of(SITE),
                  values.of(MAIL_HOST_SEARCH),
                  values.of(MAIL_HOST_REPLACEMENT)));

  private DirectoryAttributesSection() {}

  private static Setting<Optional<String>> attribute(String name, String meaning, String feature) {
    return Setting.optional(name, ATTRIBUTE, "the preset's", meaning, feature);
  }

  private static Setting<List<String>> attributes(String name, String meaning, String feature) {
    return Setting.of(
        name,
        Formats.list(ATTRIBUTE),
        List.of(),
        meaning + " An empty list is the preset's.",
        feature);
  }

  private static Optional<String> name(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9;.-]{0,99}") ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> expression(String text) {
    try {
      Pattern.compile(text);
      return Optional.of(text);
    } catch (PatternSyntaxException wrong) {
      return Optional.empty();
    }
  }
}
