package org.umbel.web;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Remembers what was asked for.
final class MemoryNoticeResets implements NoticeResets {
  final List<String> asked = new ArrayList<>();

  @Override
  public void switchOff(Person person) {
    asked.add("off " + person.extension());
  }

  @Override
  public int startAnew() {
    asked.add("status");
    return 2;
  }

  @Override
  public RulesReset standardRules() {
    asked.add("rules");
    return new RulesReset(1, List.of(new Extension("4001")));
  }
}
