package org.umbel.server.post;

import java.util.Optional;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.person.Extension;

/// Stands for a watch that is made later than those who tell it. What is told before is dropped:
/// the watch looks at every mailbox when it begins.
final class LateWatch implements MailboxWatch {
  private volatile Optional<MailboxWatch> watch = Optional.empty();

  void begin(MailboxWatch made) {
    watch = Optional.of(made);
  }

  @Override
  public void changed(Extension owner) {
    watch.ifPresent(made -> made.changed(owner));
  }
}
