package org.umbel.directory.settings;

import java.time.Duration;
import java.util.Optional;
import org.umbel.directory.settings.Writability.ReadOnly;
import org.umbel.directory.settings.Writability.Unknown;
import org.umbel.directory.settings.Writability.Writable;
import org.umbel.domain.health.Neighbour;

/// Looks at the start, and again every few minutes, whether settings can be written into the
/// directory, and says so in words. Works on a virtual thread of its own.
public final class WriteWatch implements Neighbour, AutoCloseable {
  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final WriteProbe probe;
  private final Thread thread = Thread.ofVirtual().name("directory settings").unstarted(this::run);
  private volatile Writability last = new Unknown("not asked yet");
  private volatile Optional<String> refusal = Optional.empty();

  public WriteWatch(WriteProbe probe) {
    this.probe = probe;
  }

  /// Asks once, which waits for the directory, and begins to watch.
  public void start() {
    last = probe.look();
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(last instanceof Unknown ? SOON : USUAL);
        last = probe.look();
        refusal = Optional.empty();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// A write was refused for good.
  void refused(String why) {
    refusal = Optional.of(why);
  }

  @Override
  public String name() {
    return "settings in the directory";
  }

  @Override
  public Condition condition() {
    return switch (last) {
      case Unknown(var words) -> new Condition(false, words);
      case ReadOnly(var words) -> refuge(words);
      case Writable(var words) ->
          refusal.map(WriteWatch::refuge).orElseGet(() -> new Condition(true, words));
    };
  }

  private static Condition refuge(String why) {
    return new Condition(false, why + "; such settings are kept in files here");
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
