package org.umbel.web.box;

import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.greeting.GreetingCalls;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.SoundReader;
import org.umbel.domain.message.MailLogins;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Speech;

/// All that settings and greetings of voice boxes need of the rest of the house.
///
/// @param sites tell what a calling number is
/// @param sounds reads whatever people bring
/// @param limits for greetings and names
/// @param calls by which greetings and names are recorded and played
/// @param notices ends that people are told of messages
/// @param mailLogins tries how people are to log in to their mail server
public record BoxServices(
    VoiceBoxSettings settings,
    Greetings greetings,
    Sites sites,
    SoundReader sounds,
    Speech speech,
    RecordingLimits limits,
    GreetingCalls calls,
    NoticeResets notices,
    MailLogins mailLogins) {}
