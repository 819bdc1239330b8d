package org.umbel.domain.person;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.Language;

/// Somebody with a voice box. The extension identifies the person everywhere.
///
/// @param name as shown in mails and on screens
/// @param mail address that messages are delivered to; without one they stay in the built-in
///   mailbox
/// @param language in which the menus speak, and the default greeting
/// @param phones further numbers that are this person's own: calls from or for them are the
///   person's
/// @param voiceMail whether callers may leave a message (CA-10)
public record Person(
    Extension extension,
    String name,
    Optional<String> mail,
    Language language,
    List<PhoneNumber> phones,
    boolean voiceMail) {}
