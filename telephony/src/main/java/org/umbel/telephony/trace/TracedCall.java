package org.umbel.telephony.trace;

import java.time.Duration;
import java.util.Locale;
import org.umbel.domain.call.Recorded;
import org.umbel.domain.trace.Step.What;
import org.umbel.media.engine.MediaSession;
import org.umbel.telephony.call.Witness;

/// A call that is traced, in the hands of those who serve it. Safe for all threads; never waits.
public final class TracedCall implements Witness {
  private final TraceBook book;
  private final Draft draft;

  TracedCall(TraceBook book, Draft draft) {
    this.book = book;
    this.draft = draft;
  }

  /// Messages of this Call-ID belong to the call as well. To be told before the first is sent.
  public void leg(String callId) {
    book.leg(draft, callId);
  }

  @Override
  public void sound(MediaSession session) {
    book.sound(draft, session);
  }

  @Override
  public void plays(Duration length) {
    note(What.PLAYING, seconds(length));
  }

  @Override
  public void records() {
    note(What.RECORDING, "");
  }

  @Override
  public void recorded(Duration length, Recorded.Ending ending) {
    note(What.RECORDED, seconds(length) + ", " + ending.name().toLowerCase(Locale.ROOT));
  }

  private void note(What what, String detail) {
    book.note(draft, what, detail);
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1_000.0);
  }
}
