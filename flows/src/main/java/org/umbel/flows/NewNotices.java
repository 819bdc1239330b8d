package org.umbel.flows;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.notice.SilenceBook;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsUnavailable;

/// Has everybody's mailbox looked at anew after what is told of it was changed (MW-5).
///
/// @param watch told whose lamp may be another now
public record NewNotices(Services services, SilenceBook book, MailboxWatch watch)
    implements NoticeResets {

  @Override
  public void switchOff(Person person) {
    book.want(person.extension(), services.clock().instant());
    watch.changed(person.extension());
  }

  @Override
  public int startAnew() {
    book.wantForAll(services.clock().instant());
    var everybody = services.people().all();
    everybody.forEach(person -> watch.changed(person.extension()));
    return everybody.size();
  }

  @Override
  public RulesReset standardRules() {
    var changed = 0;
    List<Extension> failed = new ArrayList<>();
    for (var person : services.people().all()) {
      try {
        changed += standardRules(person.extension()) ? 1 : 0;
      } catch (SettingsUnavailable _) {
        failed.add(person.extension());
      }
    }
    return new RulesReset(changed, failed);
  }

  /// @return whether the person had rules of its own
  private boolean standardRules(Extension owner) {
    var settings = services.settings();
    var own = NoticeSettings.RULES.stream();
    if (own.noneMatch(rule -> settings.known(owner).origin(rule) == Settings.Origin.OWN)) {
      return false;
    }
    settings.change(owner, NewNotices::withoutRules);
    watch.changed(owner);
    return true;
  }

  private static BoxSettings withoutRules(BoxSettings own) {
    var left = own;
    for (var rule : NoticeSettings.RULES) {
      left = left.without(rule);
    }
    return left;
  }
}
