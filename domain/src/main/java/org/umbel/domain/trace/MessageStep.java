package org.umbel.domain.trace;

import java.time.Instant;

/// One step of a message on its way.
///
/// @param detail such as how long it is, why it waits, how many messages are new; may be empty
/// @param times how often the same happened in a row; at least 1
/// @param last when it happened the last time in that row; `at` when it happened once
public record MessageStep(Instant at, What what, String detail, int times, Instant last) {
  private static final int LONGEST_DETAIL = 300;

  public MessageStep {
    if (detail.length() > LONGEST_DETAIL) {
      detail = detail.substring(0, LONGEST_DETAIL);
    }
  }

  /// It happened once.
  public static MessageStep once(Instant at, What what, String detail) {
    return new MessageStep(at, what, detail, 1, at);
  }

  /// The same once more, with what is known of it now.
  MessageStep again(MessageStep next) {
    return new MessageStep(at, what, next.detail, times + next.times, next.last);
  }

  MessageStep notAfter(Instant latest) {
    return at.isAfter(latest) ? once(latest, what, detail) : this;
  }

  /// What happened.
  public enum What {
    /// The caller has ended; `detail`: how many seconds were recorded.
    RECORDED,
    /// It is complete, and forced to disk.
    STORED,
    /// What a crash or a refusing disk left of it was mended; `detail`: how many seconds.
    RECOVERED,
    /// It was not taken and will be tried again; `detail`: why.
    POSTPONED,
    /// The mail server has taken it.
    MAILED,
    /// It was put into the mailbox, which is our own.
    PUT_IN_BOX,
    /// It will never be taken and is kept aside; `detail`: why.
    SET_ASIDE,
    /// The mailbox did not answer when it was looked at; `detail`: why.
    MAILBOX_SILENT,
    /// It lies in the mailbox, new.
    ARRIVED,
    /// It was listened to, or read in a mail program.
    SEEN,
    /// Somebody has made it new again.
    UNSEEN,
    /// It is no longer in the mailbox: deleted or moved.
    GONE,
    /// The lamp was lit, or stayed so; `detail`: how many messages are new.
    LAMP_ON,
    /// The lamp was put out, or stayed dark.
    LAMP_OFF;

    /// Whether the mailbox was seen to have it, or to have it no more.
    boolean ofMailbox() {
      return this == ARRIVED || this == SEEN || this == UNSEEN || this == GONE;
    }

    boolean ofLamp() {
      return this == LAMP_ON || this == LAMP_OFF;
    }

    boolean handsOver() {
      return this == MAILED || this == PUT_IN_BOX;
    }
  }
}
