package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Forwarding;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Language;

/// A person and the secrets that go with the voice box.
///
/// @param language empty for the system's
/// @param mobile the mobile phone, which may open the voice box differently and is told by SMS
/// @param site where the person is; empty where the extension tells it
/// @param settings what is set for the person; what the person has set comes before
/// @param pin used only while no PIN is set
/// @param sipPassword with which phones register as the extension; without one they cannot
/// @param aliases of that phone
/// @param stations further phones
/// @param forward where calls go that the phones do not take
/// @param dialling the person's own rules for calls out; empty for those of everybody
/// @param lampStation the station whose lamp is set; empty for all
/// @param mailLogin the person's own login to the mail server; without one the administrative one
///   is used
/// @param worker what makes the person a knowledge worker
public record PersonSettings(
    Extension extension,
    String name,
    Optional<String> mail,
    Optional<Language> language,
    List<PhoneNumber> phones,
    Optional<PhoneNumber> mobile,
    Optional<String> site,
    boolean voiceMail,
    BoxSettings settings,
    Optional<Pin> pin,
    Optional<Secret> sipPassword,
    List<String> aliases,
    List<StationSettings> stations,
    Forwarding forward,
    Optional<DiallingRules> dialling,
    LampOwner lamp,
    Optional<String> lampStation,
    Optional<Login> mailLogin,
    Optional<WorkerSettings> worker) {

  /// Who sets the lamps of the person's phones.
  public enum LampOwner {
    HERE,
    ELSEWHERE
  }

  /// A login to another server.
  public record Login(String name, Secret password) {}

  /// The person without the secrets.
  ///
  /// @param standard what holds for everybody who has nothing of their own
  public Person person(Configuration standard) {
    return new Person(
        extension,
        name,
        mail,
        language.orElse(standard.language()),
        phones,
        voiceMail,
        forward,
        dialling.orElse(standard.dialling()).at(standard.timeZone()),
        mobile,
        Optional.empty());
  }
}
