package org.umbel.server.work;

import java.util.List;
import org.umbel.domain.agent.duty.StatusBoard;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresencePlatform;
import org.umbel.domain.presence.Source;

/// Shows the duty of workers as a source of their presence here, and at other systems.
record DutyBoard(PresenceBook book, List<PresencePlatform> platforms) implements StatusBoard {

  @Override
  public void show(Extension person, Presence status) {
    book.say(person, Source.DUTY, status);
    serving(person).forEach(platform -> platform.show(person, status));
  }

  @Override
  public void takeBack(Extension person) {
    book.withdraw(person, Source.DUTY);
    serving(person).forEach(platform -> platform.takeBack(person));
  }

  private List<PresencePlatform> serving(Extension person) {
    return platforms.stream().filter(platform -> platform.serves(person)).toList();
  }
}
