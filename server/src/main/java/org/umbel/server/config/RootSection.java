package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Pin;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Language;
import org.umbel.server.config.Configuration.LogLevel;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.voices.VoiceSettings;

/// The whole file.
final class RootSection {
  private static final Setting<Path> DATA =
      Setting.of(
          "data",
          Formats.path(),
          Path.of("data"),
          "The folder for messages, greetings, PINs and the key that mails are sealed with. It must"
              + " be on a local disk and belong to one server only.");
  private static final Setting<ZoneId> TIME_ZONE =
      new Setting<>(
          "time-zone",
          Formats.zone(),
          Optional.of(ZoneId.systemDefault()),
          "the machine's",
          "In which times are spoken and shown.",
          "TU-5");
  private static final Setting<Language> LANGUAGE =
      Setting.of(
          "language",
          Formats.language(),
          Language.ENGLISH,
          "The language of people who have none of their own, and of callers nobody knows.",
          "TU-10",
          "CA-8");
  private static final Setting<LogLevel> LOG =
      Setting.of(
          "log",
          Formats.choice(LogLevel.values()),
          LogLevel.INFO,
          "How much is logged: info is a line per call, debug adds decisions, trace every SIP"
              + " message.");
  private static final Setting<List<SiteSettings>> SITES =
      Setting.of(
          "sites",
          new ListFormat<>(SiteSection.SECTION, place -> place.site().name(), 0),
          List.of(),
          "Places where people are; number-prefix tells of those who are at none of them.",
          "DP-8");
  private static final Setting<Optional<String>> NUMBER_PREFIX =
      Setting.optional(
          "number-prefix",
          Formats.scalar(
              "digits with a leading +",
              text -> text.matches("\\+[0-9]{1,14}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "none",
          "What stands before an extension when the site is called from outside, so that"
              + " +49301234000 is the extension 4000 with the prefix +4930123.",
          "DP-8",
          "LN-11");
  static final Setting<List<Extension>> PILOTS =
      Setting.of(
          "pilots",
          Formats.list(Formats.extension()),
          List.of(),
          "Numbers people call to hear their messages.",
          "TU-1");
  private static final Setting<Duration> RING_TIME =
      Setting.of(
          "ring-time",
          Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(3)),
          Duration.ofSeconds(20),
          "How long phones ring before the voice box answers.",
          "ST-6");
  private static final Setting<Duration> STOP_TIME =
      Setting.of(
          "stop-time",
          Formats.duration(Duration.ZERO, Duration.ofMinutes(10)),
          Duration.ofSeconds(10),
          "How long calls may go on after the server was told to end; new ones are refused then."
              + " What was recorded is kept in any case.",
          "CA-12");
  private static final Setting<SipSettings> SIP = section("sip", SipSection.SECTION);
  private static final Setting<List<ConfiguredLine>> LINES =
      new Setting<>(
          "lines",
          new ListFormat<>(LineFormat.inList(), line -> "line " + line.settings().name(), 1),
          Optional.of(List.of()),
          "one line `main` with all its defaults",
          "How Umbel speaks SIP with PBXs, carriers and phones. More lines, one in each file, may"
              + " be in the folder `lines` beside this file.",
          "LN-1");
  private static final Setting<List<Administrator>> ADMINISTRATORS =
      Setting.of(
          "administrators",
          new ListFormat<>(AdministratorSection.SECTION, Administrator::name, 0),
          List.of(),
          "Who may see and change the configuration, supervise knowledge workers, or ask them for"
              + " chats, and which programs may offer them customers; nobody unless named here.",
          "SC-3");
  private static final Setting<AudioSettings> MEDIA = section("media", MediaSection.SECTION);
  private static final Setting<PageSettings> WEB = section("web", WebSection.SECTION);
  static final Setting<List<PersonSettings>> PEOPLE =
      new Setting<>(
          "people",
          new ListFormat<>(PersonSection.SECTION, person -> "extension " + person.extension(), 0),
          Optional.of(List.of()),
          "nobody; somebody must be here unless there is a directory",
          "The people with a voice box. More of them, one in each file that is named by the"
              + " extension, may be in the folder `people` beside this file; programs add, change"
              + " and remove those.",
          "ST-5");
  private static final Setting<Optional<DirectorySettings>> DIRECTORY =
      Setting.optional(
          "directory",
          DirectorySection.SECTION,
          "none, the people are those of the section people",
          "The company's directory, whose people have voice boxes.",
          "LD-1");
  private static final Setting<StationDefaults> DEFAULT_STATION =
      section("default-station", DefaultStationSection.SECTION);
  private static final Setting<List<DialPlanEntry>> DIAL_PLAN =
      Setting.of(
          "dial-plan",
          new ListFormat<>(
              DialPlanSection.SECTION, entry -> "the pattern " + entry.pattern().text(), 0),
          List.of(),
          "How numbers are called that nobody here has: the first entry whose pattern means the"
              + " number decides. Only phones of people here call outside, with their password, and"
              + " calls that are forwarded there.",
          "DP-1");
  private static final Setting<DiallingRules> DIALLING =
      section("dialling", DiallingSection.SECTION);
  private static final Setting<RecordingLimits> RECORDING =
      section(
          "recording", RecordingSection.about("When the recording of a message ends by itself."));
  private static final Setting<RecordingLimits> GREETING =
      section(
          "greeting",
          RecordingSection.about("When the recording of an own greeting or name ends by itself."));
  private static final Setting<BoxSettings> VOICE_BOXES =
      Setting.of(
          "voice-boxes",
          new BoxSettingsFormat(false),
          BoxSettings.NONE,
          "What is set for everybody of all that [settings.md](settings.md) lists, each as `key:"
              + " value`.",
          "LD-6");
  private static final Setting<Optional<Pin>> DEFAULT_PIN =
      Setting.optional(
          "default-pin",
          Formats.secretScalar(
              "four to 24 digits",
              text -> text.matches("[0-9]{4,24}") ? Optional.of(new Pin(text)) : Optional.empty()),
          "none, so nobody can log in until a PIN is set",
          "The PIN of those who have none and get no welcome letter with one. Whoever knows it gets"
              + " into every voice box that nobody has opened yet, so let PINs expire.",
          "WM-1",
          "WM-4");
  private static final Setting<MailboxSettings> MAILBOX =
      section("mailbox", MailboxSection.SECTION);
  static final Setting<LampSettings> LAMP = section("lamp", LampSection.SECTION);
  private static final Setting<PresenceSettings> PRESENCE =
      section("presence", PresenceSection.SECTION);
  private static final Setting<Optional<SmsSettings>> SMS =
      Setting.optional(
          "sms",
          SmsSection.SECTION,
          "nobody, no mobile phone is told",
          "Who brings SMS to mobile phones.",
          "MW-3");
  private static final Setting<Optional<Path>> FAX_JOBS =
      Setting.optional(
          "fax-jobs",
          Formats.path(),
          "none, the phone does not offer to forward anything as a fax",
          "The folder where a program that sends faxes finds what people forward by phone as a fax,"
              + " a folder for each job in waiting with the files job and mail.eml. A fax goes"
              + " where its sender may call: the dial plan must mean the number, and the rules of"
              + " dialling allow it.",
          "TU-7, SC-2");
  private static final Setting<RegistrarSettings> REGISTRAR =
      section("registrar", RegistrarSection.SECTION);
  private static final Setting<SpoolSettings> SPOOL = section("spool", SpoolSection.SECTION);
  private static final Setting<VoiceSettings> SPEECH = section("speech", SpeechSection.SECTION);
  private static final Setting<TraceSettings> TRACE = section("trace", TraceSection.SECTION);
  private static final Setting<OptionSet> KNOWLEDGE_WORKERS =
      section("knowledge-workers", KnowledgeWorkersSection.SECTION);
  private static final Setting<ReportingSettings> REPORTING =
      section("reporting", ReportingSection.SECTION);
  static final Setting<List<ContactPoint>> CONTACT_POINTS =
      Setting.of(
          "contact-points",
          new ListFormat<>(ContactPointSection.SECTION, ContactPoint::number, 0),
          List.of(),
          "Numbers by which customers reach knowledge workers.",
          "KW-8",
          "KW-13");

  static final Section<Configuration> SECTION =
      new Section<>(
          "One YAML file configures the whole server.",
          List.of(
              DATA,
              TIME_ZONE,
              LANGUAGE,
              LOG,
              NUMBER_PREFIX,
              SITES,
              PILOTS,
              RING_TIME,
              STOP_TIME,
              SIP,
              LINES,
              ADMINISTRATORS,
              MEDIA,
              WEB,
              PEOPLE,
              DIRECTORY,
              DEFAULT_STATION,
              DIAL_PLAN,
              DIALLING,
              RECORDING,
              GREETING,
              VOICE_BOXES,
              DEFAULT_PIN,
              MAILBOX,
              LAMP,
              PRESENCE,
              SMS,
              FAX_JOBS,
              REGISTRAR,
              SPOOL,
              SPEECH,
              TRACE,
              KNOWLEDGE_WORKERS,
              CONTACT_POINTS,
              REPORTING),
          RootSection::make,
          RootChecks::look);

  private RootSection() {}

  private static <T> Setting<T> section(String name, Section<T> section) {
    return new Setting<>(
        name, section, Optional.of(section.defaults()), "all its defaults", section.about(), "");
  }

  private static Configuration make(Values values) {
    return new Configuration(
        values.of(DATA),
        values.of(TIME_ZONE),
        values.of(LANGUAGE),
        values.of(LOG),
        values.of(NUMBER_PREFIX),
        values.of(SITES),
        values.of(PILOTS),
        values.of(RING_TIME),
        values.of(STOP_TIME),
        values.of(SIP),
        values.of(LINES),
        values.of(ADMINISTRATORS),
        values.of(MEDIA),
        values.of(WEB),
        values.of(PEOPLE),
        values.of(DIRECTORY),
        values.of(DEFAULT_STATION),
        values.of(DIAL_PLAN),
        values.of(DIALLING),
        values.of(RECORDING),
        values.of(GREETING),
        values.of(VOICE_BOXES),
        values.of(DEFAULT_PIN),
        values.of(MAILBOX),
        values.of(LAMP),
        values.of(PRESENCE),
        values.of(SMS),
        values.of(FAX_JOBS),
        values.of(REGISTRAR),
        values.of(SPOOL),
        values.of(SPEECH),
        values.of(TRACE),
        values.of(KNOWLEDGE_WORKERS),
        values.of(CONTACT_POINTS),
        values.of(REPORTING));
  }
}
