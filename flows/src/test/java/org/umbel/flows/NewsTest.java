package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;
import static org.umbel.flows.House.BEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.Caller;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.notice.NoticeResets.RulesReset;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.person.Extension;

/// What people are told of, and are told no more.
class NewsTest {
  private final House house = new House();
  private final List<Extension> lookedAt = new ArrayList<>();
  private final List<MessageCounts> shown = new ArrayList<>();
  private final News news = new News(house.services, new MemorySilences());
  private final NewNotices notices = new NewNotices(house.services, news.book(), lookedAt::add);
  private final RuledLamp lamp = new RuledLamp(news, (_, counts) -> shown.add(counts));

  @Test
  void voiceMessagesAloneAreCountedWithoutALookIntoTheMailbox() {
    house.mailboxes.failures.set(1);

    assertThat(lit(2)).isEqualTo(new MessageCounts(2, 0));
  }

  @Test
  void faxesAndTextsLightTheLampOfWhoWantsThat() {
    mail("f1", MailEntry.Kind.FAX);
    mail("t1", MailEntry.Kind.TEXT);
    mail("m1", MailEntry.Kind.MAIL);
    assertThat(lit(0)).isEqualTo(MessageCounts.NONE);

    house.set(NoticeSettings.LAMP_FAX, 1);
    assertThat(lit(0)).isEqualTo(new MessageCounts(0, 0, 1, 0));

    house.set(NoticeSettings.LAMP_TEXT, 2);
    assertThat(lit(0))
        .as("one text is not enough, but told with the fax")
        .isEqualTo(new MessageCounts(0, 0, 1, 1));
  }

  @Test
  void whatWasSwitchedOffIsTheMessagesThatWereThere() {
    voice("v1", House.NOW.minusSeconds(60));
    assertThat(lit(1)).isEqualTo(new MessageCounts(1, 0));

    notices.switchOff(ANNA);

    assertThat(lookedAt).containsExactly(ANNA.extension());
    assertThat(lit(1)).isEqualTo(MessageCounts.NONE);
    voice("v2", House.NOW.minusSeconds(1)); // said before, and on its way just then
    assertThat(lit(2)).isEqualTo(new MessageCounts(1, 0));
    assertThat(news.list(ANNA)).extracting(one -> one.id().value()).containsExactly("v2");
  }

  @Test
  void aMessageThatWasHeardIsForgotten() {
    voice("v1", House.NOW.minusSeconds(60));
    notices.switchOff(ANNA);
    assertThat(lit(1)).isEqualTo(MessageCounts.NONE);

    house.mailboxes.of(ANNA).clear();
    assertThat(lit(0)).isEqualTo(MessageCounts.NONE);

    assertThat(news.book().find(ANNA.extension()).messages()).isEmpty();
  }

  @Test
  void everybodyStartsAnew() {
    voice("v1", House.NOW.minusSeconds(60));

    assertThat(notices.startAnew()).isEqualTo(3);

    assertThat(lookedAt).hasSize(3).contains(ANNA.extension(), BEN.extension());
    assertThat(lit(1)).isEqualTo(MessageCounts.NONE);
  }

  @Test
  void everybodysRulesAreThoseOfTheSystemAgain() {
    house.set(NoticeSettings.LAMP_VOICE, 3);
    assertThat(lit(1)).isEqualTo(MessageCounts.NONE);

    assertThat(notices.standardRules()).isEqualTo(new RulesReset(1, List.of()));

    assertThat(lit(1)).isEqualTo(new MessageCounts(1, 0));
    assertThat(notices.standardRules().changed()).isZero();
  }

  /// What the lamp shows when so many voice messages were counted.
  private MessageCounts lit(int counted) {
    lamp.show(ANNA.extension(), new MessageCounts(counted, 0));
    return shown.getLast();
  }

  private void voice(String id, Instant receivedAt) {
    var entry =
        new MessageEntry(
            new MessageId(id), receivedAt, Caller.HIDDEN, Duration.ofSeconds(3), false, false);
    house.mailboxes.of(ANNA).add(entry);
  }

  private void mail(String id, MailEntry.Kind kind) {
    var entry =
        new MailEntry(new MessageId(id), kind, House.NOW, Caller.HIDDEN, "Hello", false, false);
    house.mailboxes.mailsOf(ANNA).add(entry);
  }
}
