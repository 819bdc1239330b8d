package org.umbel.flows;

import java.util.List;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.NewMessage;
import org.umbel.domain.notice.NewMessages;
import org.umbel.domain.notice.NoticeRule;
import org.umbel.domain.notice.SilenceBook;
import org.umbel.domain.person.Person;

/// Knows what people are told of (MW-2, MW-5): their new messages without those they want to be
/// told of no more. Safe for all threads; waits for the mailbox and a disk.
///
/// A mailbox is looked into only for who is told of faxes and text messages, or has switched
/// something off; of the others the number of voice messages that was counted is enough.
public record News(Services services, SilenceBook book) {

  /// How many there are.
  ///
  /// @param counts what was just counted in the mailbox
  public NewMessages count(Person person, MessageCounts counts) {
    var owner = person.extension();
    var settings = services.settings().of(owner);
    var voiceAlone =
        !NoticeRule.lamp(settings).countsMails() && !NoticeRule.sms(settings).countsMails();
    return voiceAlone && book.find(owner).over(book.wanted(owner))
        ? NewMessages.of(counts)
        : NewMessages.of(list(person));
  }

  /// All of them, the newest first.
  public List<NewMessage> list(Person person) {
    var owner = person.extension();
    var fresh = services.mailboxes().fresh(person);
    var before = book.find(owner);
    var silence = before.now(book.wanted(owner), fresh);
    if (!silence.equals(before)) {
      book.keep(owner, silence);
    }
    return fresh.stream().filter(one -> !silence.messages().contains(one.id())).toList();
  }
}
