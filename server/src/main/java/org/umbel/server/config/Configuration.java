package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.dialling.DialPlan;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.Site;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Language;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.voices.VoiceSettings;

/// All that can be configured, as one unchanging snapshot.
///
/// @param numberPrefix what stands before an extension when the site is called from outside
/// @param sites places with people of their own
/// @param ringTime how long phones ring before the voice box answers
/// @param stopTime how long calls may go on after the server was told to end
/// @param lines those of the file and of the folder beside it; at least one
/// @param administrators who may change the configuration by programs
/// @param voiceBoxes what is set for everybody
/// @param defaultPin of those who have none and are sent none
/// @param directory where further people are
/// @param defaultStation what stations have that do not say it themselves
/// @param dialPlan how numbers outside are called
/// @param dialling for those who have no rules of their own
/// @param recording for messages of callers
/// @param greeting for greetings and names that people record
/// @param presence who may see whom, and other presence servers
/// @param sms who brings texts to mobile phones
/// @param faxJobs where a program finds what is to be sent as a fax
/// @param knowledgeWorkers what holds for all of them who have nothing of their own
/// @param contactPoints numbers by which customers reach them
public record Configuration(
    Path data,
    ZoneId timeZone,
    Language language,
    LogLevel log,
    Optional<String> numberPrefix,
    List<SiteSettings> sites,
    List<Extension> pilots,
    Duration ringTime,
    Duration stopTime,
    SipSettings sip,
    List<ConfiguredLine> lines,
    List<Administrator> administrators,
    AudioSettings media,
    PageSettings web,
    List<PersonSettings> people,
    Optional<DirectorySettings> directory,
    StationDefaults defaultStation,
    List<DialPlanEntry> dialPlan,
    DiallingRules dialling,
    RecordingLimits recording,
    RecordingLimits greeting,
    BoxSettings voiceBoxes,
    Optional<Pin> defaultPin,
    MailboxSettings mailbox,
    LampSettings lamp,
    PresenceSettings presence,
    Optional<SmsSettings> sms,
    Optional<Path> faxJobs,
    RegistrarSettings registrar,
    SpoolSettings spool,
    VoiceSettings speech,
    TraceSettings trace,
    OptionSet knowledgeWorkers,
    List<ContactPoint> contactPoints,
    ReportingSettings reporting) {

  /// How much is logged.
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /// What is allowed but dangerous or soon wrong.
  public List<Warning> warnings(Instant now) {
    return LineChecks.warnings(lines, now);
  }

  /// How numbers outside are called.
  ///
  /// @param places where people are, see [#places]
  public DialPlan plan(Sites places) {
    return new DialPlan(dialPlan.stream().map(DialPlanEntry::entry).toList(), places);
  }

  /// Where people are.
  ///
  /// @param further the names of sites that others than this configuration know
  public Sites places(Function<Extension, Optional<String>> further) {
    var own = new HashMap<Extension, String>();
    people.forEach(person -> person.site().ifPresent(name -> own.put(person.extension(), name)));
    return placesBy(owner -> Optional.ofNullable(own.get(owner)).or(() -> further.apply(owner)));
  }

  /// The same, whatever people of this configuration say.
  ///
  /// @param chosen the names of people's sites
  public Sites placesBy(Function<Extension, Optional<String>> chosen) {
    return new Sites(
        sites.stream().map(SiteSettings::site).toList(), Site.of(numberPrefix), chosen);
  }

  Configuration withLines(List<ConfiguredLine> all) {
    return new Configuration(
        data,
        timeZone,
        language,
        log,
        numberPrefix,
        sites,
        pilots,
        ringTime,
        stopTime,
        sip,
        List.copyOf(all),
        administrators,
        media,
        web,
        people,
        directory,
        defaultStation,
        dialPlan,
        dialling,
        recording,
        greeting,
        voiceBoxes,
        defaultPin,
        mailbox,
        lamp,
        presence,
        sms,
        faxJobs,
        registrar,
        spool,
        speech,
        trace,
        knowledgeWorkers,
        contactPoints,
        reporting);
  }

  static final Section<Configuration> SECTION = RootSection.SECTION;
}
