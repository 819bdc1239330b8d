package org.umbel.flows;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.message.Mailbox;

/// Something asked of a mailbox while the person on the phone hears something else. The mailbox
/// belongs to the asking thread until the answer is there; nobody else uses it before [#await] has
/// given it, or [#close] has returned.
final class BorrowedMailbox<T> implements AutoCloseable {
  private final Thread asking;
  private @Nullable T answer; // written by the asking thread before it ends, as the next one
  private @Nullable RuntimeException failure;

  BorrowedMailbox(Mailbox mailbox, Function<Mailbox, T> question) {
    asking = Thread.ofVirtual().name("mail-text").start(() -> ask(mailbox, question));
  }

  private void ask(Mailbox mailbox, Function<Mailbox, T> question) {
    try {
      answer = question.apply(mailbox);
    } catch (RuntimeException refused) {
      failure = refused;
    }
  }

  /// Waits for the answer.
  ///
  /// @return empty when it is not there in time
  /// @throws RuntimeException what asking threw
  Optional<T> await(Duration patience) throws InterruptedException {
    if (!asking.join(patience)) {
      return Optional.empty();
    }
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(answer);
  }

  /// Waits until the mailbox is free again, at most as long as the mail server may take.
  @Override
  public void close() {
    try {
      asking.join();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
