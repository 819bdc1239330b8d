package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Forwarding;
import org.umbel.domain.person.Pin;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Language;

/// One of the section `people`.
final class PersonSection {
  private static final Setting<Extension> EXTENSION =
      Setting.required(
          "extension",
          Formats.extension(),
          "The person's internal number; no two share one.",
          "ST-5");
  private static final Setting<String> NAME =
      Setting.required("name", Formats.text("a name"), "As shown in mails and on screens.", "ST-5");
  private static final Setting<Optional<String>> MAIL =
      Setting.optional(
          "mail",
          Formats.scalar("a mail address", PersonSection::mail, text -> text),
          "none",
          "Where messages are delivered to when the mailbox is the mail server's; needed then"
              + " unless voice-mail is false.",
          "ST-5",
          "CA-11");
  private static final Setting<Optional<Language>> LANGUAGE =
      Setting.optional(
          "language",
          Formats.language(),
          "the system's language",
          "The language of the menus and of the default greeting.",
          "TU-10",
          "CA-8");
  private static final Setting<List<PhoneNumber>> PHONES =
      Setting.of(
          "phones",
          Formats.list(Formats.phoneNumber()),
          List.of(),
          "Further numbers of the person's own: who calls from one is asked for the PIN only, and"
              + " calls for one reach the voice box.",
          "ST-5",
          "TU-1");
  private static final Setting<Optional<PhoneNumber>> MOBILE =
      Setting.optional(
          "mobile",
          Formats.phoneNumber(),
          "none",
          "The person's mobile phone: who calls from it is the person, as far as `phone.mobile` of"
              + " [settings.md](settings.md) says so.",
          "WM-5",
          "MW-3");
  private static final Setting<Optional<String>> SITE =
      Setting.optional(
          "site",
          Formats.text("the name of a site"),
          "the one whose extensions have the person's",
          "Where the person is, one of `sites`.",
          "DP-8");
  private static final Setting<Boolean> VOICE_MAIL =
      Setting.of(
          "voice-mail", Formats.yesNo(), true, "Whether callers may leave a message.", "CA-10");
  private static final Setting<BoxSettings> SETTINGS =
      Setting.of(
          "settings",
          new BoxSettingsFormat(true),
          BoxSettings.NONE,
          "What is set for this person of all that [settings.md](settings.md) lists, each as `key:"
              + " value`. What the person sets comes before it.",
          "LD-6");
  private static final Setting<Optional<Pin>> PIN =
      Setting.optional(
          "pin",
          Formats.secretScalar("one to 24 digits", PersonSection::pin),
          "none, so nobody can log in until one is set",
          "The first PIN. It is used only while none is set; a PIN changed by phone stays.",
          "TU-1",
          "WM-4");
  private static final Setting<Optional<Secret>> SIP_PASSWORD =
      Setting.optional(
          "sip-password",
          new SecretFormat(),
          "none, so no phone can register",
          "With which phones register as the extension.",
          "ST-3");
  private static final Setting<List<String>> ALIASES =
      Setting.of(
          "aliases",
          StationSection.aliases(),
          List.of(),
          "Further names and numbers: phones may register by them, and whoever calls one calls the"
              + " person.",
          "ST-3");
  private static final Setting<List<StationSettings>> STATIONS =
      Setting.of(
          "stations",
          new ListFormat<>(StationSection.SECTION, StationSettings::name, 0),
          List.of(),
          "Phones of the person that have a login of their own, or that do not register.",
          "ST-1",
          "ST-3");
  private static final Setting<Forwarding> FORWARD =
      new Setting<>(
          "forward",
          ForwardSection.SECTION,
          Optional.of(Forwarding.NONE),
          "nowhere; the voice box takes the calls",
          ForwardSection.SECTION.about(),
          "ST-6");
  private static final Setting<Optional<DiallingRules>> DIALLING =
      Setting.optional(
          "dialling",
          DiallingSection.SECTION,
          "`dialling` of everybody",
          "The person's own rules for calls out, in the place of those of everybody as a whole.",
          "SC-2");
  private static final Setting<PersonSettings.LampOwner> LAMP =
      Setting.of(
          "lamp",
          Formats.choice(PersonSettings.LampOwner.values()),
          PersonSettings.LampOwner.HERE,
          "Who sets the lamps of the person's phones: this server by its own mailboxes, or another"
              + " one that keeps the person's messages. See lamp.tellers.",
          "ST-4");
  private static final Setting<Optional<String>> LAMP_STATION =
      Setting.optional(
          "lamp-station",
          Formats.text("the name of a station of the person"),
          "all phones of the person",
          "The one phone whose lamp is set; the extension names the phone of sip-password.",
          "ST-4");
  private static final Setting<Optional<PersonSettings.Login>> MAIL_LOGIN =
      Setting.optional(
          "mail-login",
          LoginSection.SECTION,
          "none; needed when access is own-password",
          "The person's own login to the mail server.",
          "ML-1");

  private static final Setting<Optional<WorkerSettings>> WORKER =
      Setting.optional(
          "worker",
          WorkerSection.SECTION,
          "none, the person is no knowledge worker",
          WorkerSection.SECTION.about(),
          "KW-1");

  static final Section<PersonSettings> SECTION =
      Section.of(
          "A person with a voice box.",
          List.of(
              EXTENSION,
              NAME,
              MAIL,
              LANGUAGE,
              PHONES,
              MOBILE,
              SITE,
              VOICE_MAIL,
              SETTINGS,
              PIN,
              SIP_PASSWORD,
              ALIASES,
              STATIONS,
              FORWARD,
              DIALLING,
              LAMP,
              LAMP_STATION,
              MAIL_LOGIN,
              WORKER),
          PersonSection::make);

  private PersonSection() {}

  private static PersonSettings make(Values values) {
    return new PersonSettings(
        values.of(EXTENSION),
        values.of(NAME),
        values.of(MAIL),
        values.of(LANGUAGE),
        values.of(PHONES),
        values.of(MOBILE),
        values.of(SITE),
        values.of(VOICE_MAIL),
        values.of(SETTINGS),
        values.of(PIN),
        values.of(SIP_PASSWORD),
        values.of(ALIASES),
        values.of(STATIONS),
        values.of(FORWARD),
        values.of(DIALLING),
        values.of(LAMP),
        values.of(LAMP_STATION),
        values.of(MAIL_LOGIN),
        values.of(WORKER));
  }

  private static Optional<Pin> pin(String text) {
    return text.matches("[0-9]{1,24}") ? Optional.of(new Pin(text)) : Optional.empty();
  }

  private static Optional<String> mail(String text) {
    var wellFormed = text.length() <= 254 && text.matches("[^\\s@<>\",;]+@[A-Za-z0-9.-]+");
    return wellFormed ? Optional.of(text) : Optional.empty();
  }
}
