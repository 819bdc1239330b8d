package org.umbel.flows;

import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.NewMessage.Kind;
import org.umbel.domain.notice.NewMessages;
import org.umbel.domain.notice.NoticeRule;
import org.umbel.domain.person.Extension;

/// A lamp that is lit from as many new messages on as the person wants (MW-2). As long as there are
/// fewer it tells of none, because many phones are lit by any count.
public record RuledLamp(News news, Lamp lamp) implements Lamp {

  /// Waits for the person's settings, and for the mailbox of who is told of more than voice
  /// messages.
  @Override
  public void show(Extension owner, MessageCounts counts) {
    var services = news.services();
    var rule = NoticeRule.lamp(services.settings().of(owner));
    var fresh =
        services
            .people()
            .byExtension(owner)
            .map(person -> news.count(person, counts))
            .orElseGet(() -> NewMessages.of(counts));
    lamp.show(
        owner,
        rule.tells(fresh) ? told(rule, fresh, counts) : new MessageCounts(0, counts.saved()));
  }

  private static MessageCounts told(NoticeRule rule, NewMessages fresh, MessageCounts counts) {
    return new MessageCounts(
        rule.counts(Kind.VOICE) ? fresh.voice() : 0,
        counts.saved(),
        rule.counts(Kind.FAX) ? fresh.fax() : 0,
        rule.counts(Kind.TEXT) ? fresh.text() : 0);
  }
}
