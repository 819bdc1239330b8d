package org.umbel.flows;

import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.notice.NewMessages;
import org.umbel.domain.notice.NoticeRule;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.VoiceBoxSettings;

/// A lamp that is lit from as many new messages on as the person wants (MW-2). As long as there are
/// fewer it tells of none, because many phones are lit by any count.
public record RuledLamp(VoiceBoxSettings settings, Lamp lamp) implements Lamp {

  /// Waits for the person's settings.
  @Override
  public void show(Extension owner, MessageCounts counts) {
    var rule = NoticeRule.lamp(settings.of(owner));
    lamp.show(
        owner, rule.tells(NewMessages.of(counts)) ? counts : new MessageCounts(0, counts.saved()));
  }
}
