package org.umbel.domain.greeting;

import static org.umbel.domain.settings.BoxSetting.Reach.CHANGEABLE;
import static org.umbel.domain.settings.BoxSetting.Reach.SEEN;
import static org.umbel.domain.settings.BoxSetting.Reach.SYSTEM;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;
import org.umbel.domain.speech.Language;

/// What can be set about how callers are greeted.
public final class GreetingSettings {
  private static final Form<Profile> PROFILE = Forms.choice(Profile.CHOSEN.toArray(Profile[]::new));

  public static final BoxSetting<Boolean> VOICE_MAIL =
      new BoxSetting<>(
          "voice-mail",
          Forms.yesNo(),
          true,
          SEEN,
          "Whether there is a voice box at all. Without one the caller hears so and cannot leave a"
              + " message.",
          "CA-10",
          "4.7.1 Voice mail enabled; 5.1 Voice mailbox");
  public static final BoxSetting<GlobalGreeting> GLOBAL =
      new BoxSetting<>(
          "greeting.global",
          Forms.choice(GlobalGreeting.values()),
          GlobalGreeting.NEVER,
          SYSTEM,
          "When the one greeting that was recorded for everybody is played.",
          "CA-5",
          "4.7.1 Use global announcement");
  public static final BoxSetting<GreetingKind> KIND =
      new BoxSetting<>(
          "greeting.kind",
          Forms.choice(GreetingKind.values()),
          GreetingKind.INDIVIDUAL,
          SEEN,
          "Whether a person records the whole greeting or the name only.",
          "CA-4",
          "4.7.1 Announcement type; 5.1.1 Greeting type");
  public static final BoxSetting<TransferAnnouncer> TRANSFER_ANNOUNCER =
      new BoxSetting<>(
          "greeting.transfer-announced-by",
          Forms.choice(TransferAnnouncer.values()),
          TransferAnnouncer.PERSON,
          SEEN,
          "Who tells callers which key puts them through: the person's own greeting, or a fixed"
              + " sentence after it.",
          "CA-9",
          "4.7.1 and 5.1.1 Description of the call transfer destination");
  public static final BoxSetting<Boolean> FROM_TEXT =
      new BoxSetting<>(
          "greeting.from-text",
          Forms.yesNo(),
          true,
          SEEN,
          "Whether a person may bring a greeting as a text that a speech engine reads.",
          "TT-1",
          "4.6 Creating announcements");
  public static final BoxSetting<SpokenNumber> NUMBER =
      new BoxSetting<>(
          "greeting.number",
          Forms.choice(SpokenNumber.values()),
          SpokenNumber.EXTENSION,
          SYSTEM,
          "How the default greeting says the number of the voice box.",
          "CA-3, DP-8",
          "4.4 Default announcement");
  public static final BoxSetting<Optional<Language>> LANGUAGE =
      new BoxSetting<>(
          "greeting.language",
          Forms.optional(Forms.language()),
          Optional.empty(),
          CHANGEABLE,
          "The language callers are greeted in; none is the person's own language.",
          "CA-8",
          "4.7.4 Default language for the voice box; 5.1.1 Greeting default language");
  public static final BoxSetting<CallerLanguage> CALLER_LANGUAGE =
      new BoxSetting<>(
          "greeting.caller-language",
          Forms.choice(CallerLanguage.values()),
          CallerLanguage.OFF,
          CHANGEABLE,
          "How the language of a caller is found: not at all, by the number's country code, or by"
              + " asking the caller.",
          "CA-8",
          "4.7.4 Detect language per caller; 5.1.1 Language detection");
  public static final BoxSetting<List<CountryLanguage>> COUNTRIES =
      new BoxSetting<>(
          "greeting.countries",
          Forms.list(CountryLanguage.FORM, 300),
          CountryLanguage.USUAL,
          SYSTEM,
          "The language of callers by their country code; others are greeted in the language of the"
              + " box.",
          "CA-8",
          "4.1.4 Country Codes / Languages");
  public static final BoxSetting<List<Profile>> OFFERED =
      new BoxSetting<>(
          "profile.offered",
          Forms.list(PROFILE, Profile.CHOSEN.size()),
          Profile.CHOSEN,
          SYSTEM,
          "The profiles people choose from.",
          "CA-6",
          "4.7.5 Profiles");
  public static final BoxSetting<Boolean> INTERNAL =
      new BoxSetting<>(
          "profile.internal",
          Forms.yesNo(),
          true,
          SYSTEM,
          "Whether callers of the own company hear the greeting of the internal profile, whatever"
              + " the time and the chosen profile. Who has recorded none greets them as everybody.",
          "CA-6, CA-7",
          "4.7.5 Profile for internal callers");
  public static final BoxSetting<Profile> ACTIVE =
      new BoxSetting<>(
          "profile.active",
          PROFILE,
          Profile.WORK,
          CHANGEABLE,
          "The profile the person has chosen. Vacation holds at all times.",
          "CA-6",
          "1 Introduction; 5.1 Access Mode");
  public static final BoxSetting<OfficeHours> OFFICE_HOURS =
      new BoxSetting<>(
          "office-hours.week",
          new OfficeHoursForm(),
          OfficeHours.USUAL,
          CHANGEABLE,
          "The hours and breaks of a usual week, in the server's time zone.",
          "CA-7",
          "4.7.6 Office hours, Use breaks");
  public static final BoxSetting<Optional<Profile>> OUTSIDE =
      new BoxSetting<>(
          "office-hours.outside",
          Forms.optional(PROFILE),
          Optional.empty(),
          CHANGEABLE,
          "The profile that holds outside office hours; none leaves the chosen one.",
          "CA-7",
          "4.7.6 Profile used outside office hours; 5.1.1");
  public static final BoxSetting<Optional<Profile>> BREAK =
      new BoxSetting<>(
          "office-hours.break",
          Forms.optional(PROFILE),
          Optional.empty(),
          CHANGEABLE,
          "The profile that holds during breaks; none leaves the chosen one.",
          "CA-7",
          "4.7.6 Profile used during breaks; 5.1.1");

  public static final BoxSetting<Boolean> CALLER_REVIEW =
      new BoxSetting<>(
          "caller.review",
          Forms.yesNo(),
          false,
          CHANGEABLE,
          "Whether callers may hear, change and mark what they have recorded before it is sent.",
          "CA-13",
          "beyond it");

  private static final Map<Profile, BoxSetting<Boolean>> TAKES_MESSAGES =
      new EnumMap<>(Profile.class);
  private static final Map<Profile, BoxSetting<Optional<PhoneNumber>>> TRANSFER_TO =
      new EnumMap<>(Profile.class);

  static {
    for (var profile : Profile.values()) {
      TAKES_MESSAGES.put(profile, takesMessagesIn(profile));
      TRANSFER_TO.put(profile, transferIn(profile));
    }
  }

  /// All of them, in the order manuals have them.
  public static final List<BoxSetting<?>> ALL = all();

  private GreetingSettings() {}

  /// How the number of a voice box is said.
  public enum SpokenNumber {
    EXTENSION,
    CANONICAL
  }

  /// Whether callers may leave a message while the profile holds.
  public static BoxSetting<Boolean> takesMessages(Profile profile) {
    return Objects.requireNonNull(TAKES_MESSAGES.get(profile));
  }

  /// Where callers may be put through to while the profile holds.
  public static BoxSetting<Optional<PhoneNumber>> transferTo(Profile profile) {
    return Objects.requireNonNull(TRANSFER_TO.get(profile));
  }

  private static BoxSetting<Boolean> takesMessagesIn(Profile profile) {
    return new BoxSetting<>(
        "profile." + profile.word() + ".takes-messages",
        Forms.yesNo(),
        true,
        CHANGEABLE,
        "Whether callers may leave a message while this profile holds.",
        "CA-6",
        "5.1.1 Caller can leave a message");
  }

  private static BoxSetting<Optional<PhoneNumber>> transferIn(Profile profile) {
    return new BoxSetting<>(
        "profile." + profile.word() + ".transfer-to",
        Forms.optional(Forms.phoneNumber()),
        Optional.empty(),
        CHANGEABLE,
        "Where callers may have themselves put through to while this profile holds.",
        "CA-6, CA-9",
        "1 Introduction; 4.9.1 Set up call transfer");
  }

  private static List<BoxSetting<?>> all() {
    var all =
        new ArrayList<BoxSetting<?>>(
            List.of(
                VOICE_MAIL,
                GLOBAL,
                KIND,
                TRANSFER_ANNOUNCER,
                FROM_TEXT,
                NUMBER,
                LANGUAGE,
                CALLER_LANGUAGE,
                COUNTRIES,
                OFFERED,
                INTERNAL,
                ACTIVE));
    TAKES_MESSAGES.forEach((profile, takes) -> {
      all.add(takes);
      all.add(transferTo(profile));
    });
    all.addAll(List.of(OFFICE_HOURS, OUTSIDE, BREAK, CALLER_REVIEW));
    return List.copyOf(all);
  }
}
