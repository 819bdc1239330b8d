package org.umbel.server;

import org.umbel.domain.fax.FaxRule;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.person.GuessWatch;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.reading.MailReader;
import org.umbel.flows.Outlets;
import org.umbel.flows.Services;
import org.umbel.media.stretch.Stretch;
import org.umbel.server.people.Personnel;
import org.umbel.server.post.PostOffice;
import org.umbel.server.premises.Premises;
import org.umbel.server.sound.PlayableSounds;
import org.umbel.speech.RecordedVoice;
import org.umbel.store.fax.FaxJobFolder;
import org.umbel.store.person.FileGreetings;
import org.umbel.voices.JsoupText;
import org.umbel.voices.Voices;

/// What is said in calls, and what conversations need, wired.
///
/// @param voices that read texts aloud
record Conversation(Voices voices, FileGreetings greetings, Services services) {

  static Conversation open(
      Premises premises, Personnel personnel, PostOffice office, FaxRule faxRule) {
    var configuration = premises.configuration();
    var cache = premises.data("cache");
    var greetings = new FileGreetings(premises.data("greetings"));
    var voices = Voices.open(configuration.speech(), cache.resolve("speech"), premises.clock());
    var services =
        new Services(
            personnel.people(),
            personnel.sites(),
            personnel.pins(),
            new GuessWatch(premises.clock(), premises.journal()),
            RecordedVoice.open(cache.resolve("prompts")),
            voices,
            new MailReader(new JsoupText()),
            personnel.settings(),
            greetings,
            new PlayableSounds(),
            Stretch::at,
            office.spool(),
            office.post().mailboxes(),
            outlets(premises, faxRule),
            premises.journal(),
            configuration.recording(),
            configuration.greeting(),
            premises.clock(),
            configuration.timeZone());
    return new Conversation(voices, greetings, services);
  }

  private static Outlets outlets(Premises premises, FaxRule faxRule) {
    var configuration = premises.configuration();
    var system = new Settings(BoxSettings.NONE, configuration.voiceBoxes());
    return new Outlets(
        configuration.mailbox().theMailServer().isPresent(),
        () -> system.value(MailSettings.ANSWER_ADDRESS),
        configuration.faxJobs().map(FaxJobFolder::new),
        faxRule);
  }
}
