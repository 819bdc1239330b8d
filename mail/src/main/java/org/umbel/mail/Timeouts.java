package org.umbel.mail;

import java.time.Duration;

/// How long a mail server is waited for.
///
/// @param connect for the connection, at least 1 ms
/// @param read for each answer, at least 1 ms
public record Timeouts(Duration connect, Duration read) {

  /// 5 s and 10 s: a caller listens to silence meanwhile.
  public static final Timeouts IMAP = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

  /// 5 s and 60 s: a server that checks a message for viruses takes its time, nobody waits.
  public static final Timeouts SMTP = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(60));

  public Timeouts {
    if (connect.toMillis() < 1 || read.toMillis() < 1) {
      throw new IllegalArgumentException("A time-out is at least 1 ms");
    }
  }
}
