package org.umbel.domain.person;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.DiallingRules;
import org.umbel.domain.speech.Language;

/// Somebody with a voice box. The extension identifies the person everywhere.
///
/// @param name as shown in mails and on screens
/// @param mail address that messages are delivered to where the mail server keeps the mailboxes
/// @param language in which the menus speak, and the default greeting
/// @param phones further numbers that are this person's own: calls from or for them are the
///   person's
/// @param voiceMail whether callers may leave a message (CA-10)
/// @param forwarding where calls go that the phones do not take (ST-6)
/// @param dialling which numbers outside may be called (SC-2)
/// @param mobile the person's mobile phone, where it is known
/// @param office the number of the phone at work where it is known beside the extension
public record Person(
    Extension extension,
    String name,
    Optional<String> mail,
    Language language,
    List<PhoneNumber> phones,
    boolean voiceMail,
    Forwarding forwarding,
    DiallingRules dialling,
    Optional<PhoneNumber> mobile,
    Optional<PhoneNumber> office) {

  public Person {
    phones = List.copyOf(phones);
  }

  /// A person who forwards nothing and may dial what is usual.
  public Person(
      Extension extension,
      String name,
      Optional<String> mail,
      Language language,
      List<PhoneNumber> phones,
      boolean voiceMail) {
    this(
        extension,
        name,
        mail,
        language,
        phones,
        voiceMail,
        Forwarding.NONE,
        DiallingRules.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }

  public Person withForwarding(Forwarding changed) {
    return new Person(
        extension, name, mail, language, phones, voiceMail, changed, dialling, mobile, office);
  }

  public Person withDialling(DiallingRules changed) {
    return new Person(
        extension, name, mail, language, phones, voiceMail, forwarding, changed, mobile, office);
  }

  public Person withMobile(PhoneNumber number) {
    return new Person(
        extension,
        name,
        mail,
        language,
        phones,
        voiceMail,
        forwarding,
        dialling,
        Optional.of(number),
        office);
  }

  public Person withOffice(PhoneNumber number) {
    return new Person(
        extension,
        name,
        mail,
        language,
        phones,
        voiceMail,
        forwarding,
        dialling,
        mobile,
        Optional.of(number));
  }
}
