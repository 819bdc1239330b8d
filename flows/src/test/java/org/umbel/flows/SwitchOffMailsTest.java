package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.Caller;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Origin;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.reading.ReadableMail;

class SwitchOffMailsTest {
  private static final Person MAILBOX =
      new Person(
          new Extension("000000000000000"),
          "lamp-off@example.test",
          Optional.of("lamp-off@example.test"),
          Language.ENGLISH,
          List.of(),
          false);

  private final House house = new House();
  private final List<Extension> off = new ArrayList<>();
  private final SwitchOffMails mails =
      new SwitchOffMails(house.services, new Off(), "lamp-off@example.test", _ -> {});

  @Test
  void whoWritesIsToldNoMoreAndTheMailIsDeleted() {
    mail("m1", "4000@Example.test");
    mail("m2", "stranger@example.com");

    mails.round();

    assertThat(off).containsExactly(House.ANNA.extension());
    assertThat(house.mailboxes.mailsOf(MAILBOX)).isEmpty();
    assertThat(mails.condition().well()).isTrue();
  }

  @Test
  void aMailboxThatIsAwayIsToldAndReadLater() {
    mail("m1", "4000@example.test");
    house.mailboxes.failures.set(1);

    mails.round();
    assertThat(mails.condition().well()).isFalse();
    assertThat(off).isEmpty();

    mails.round();
    assertThat(off).containsExactly(House.ANNA.extension());
  }

  private void mail(String id, String from) {
    house.mail(
        MAILBOX,
        id,
        MailEntry.Kind.MAIL,
        Caller.HIDDEN,
        new ReadableMail("Off", Optional.empty(), Optional.empty(), List.of()));
    var origin = new Origin(Optional.of(from), Optional.empty(), List.of(), "Off");
    house.mailboxes.is(id, origin, ByteBuffer.allocate(0));
  }

  private final class Off implements NoticeResets {
    @Override
    public void switchOff(Person person) {
      off.add(person.extension());
    }

    @Override
    public int startAnew() {
      return 0;
    }

    @Override
    public RulesReset standardRules() {
      return new RulesReset(0, List.of());
    }
  }
}
