package org.umbel.flows;

import java.time.InstantSource;
import java.time.ZoneId;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.event.Journal;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.SoundReader;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.Outbox;
import org.umbel.domain.person.GuessWatch;
import org.umbel.domain.person.People;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Pace;
import org.umbel.domain.speech.Speech;
import org.umbel.domain.speech.Voice;
import org.umbel.domain.speech.reading.MailReader;

/// All that conversations need of the rest of the house.
///
/// @param voice says what is known before
/// @param speech reads what is not, if there is an engine
/// @param pace lets messages be heard faster or more slowly
/// @param outlets where messages go that people send by phone
/// @param messageLimits for messages of callers
/// @param greetingLimits for greetings and names that people record
/// @param zone in which dates and times are spoken
public record Services(
    People people,
    Sites sites,
    PinGate pins,
    GuessWatch guesses,
    Voice voice,
    Speech speech,
    MailReader reader,
    VoiceBoxSettings settings,
    Greetings greetings,
    SoundReader sounds,
    Pace pace,
    Outbox outbox,
    Mailboxes mailboxes,
    Outlets outlets,
    Journal journal,
    RecordingLimits messageLimits,
    RecordingLimits greetingLimits,
    InstantSource clock,
    ZoneId zone) {

  /// The keys that hold now.
  KeyMap keys() {
    return KeyMap.of(settings.system());
  }
}
