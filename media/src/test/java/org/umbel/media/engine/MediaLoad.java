package org.umbel.media.engine;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.umbel.media.SampleSink;

/// Measures what sessions cost: as many as asked for play to as many that record, each direction 50
/// packets a second, one media thread on either side. Arguments: sessions, seconds.
final class MediaLoad {
  private MediaLoad() {}

  private static final SampleSink NOWHERE =
      new SampleSink() {
        @Override
        public void write(ShortBuffer samples) {}

        @Override
        public void cutTo(long samples) {}
      };

  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    var settings = MediaSettings.of(InetAddress.getLoopbackAddress()).withThreads(1);
    var late = new java.util.concurrent.atomic.AtomicInteger();
    MediaListener listener =
        event -> {
          if (event instanceof MediaEvent.Behind) {
            late.incrementAndGet();
          }
        };
    try (var playing =
            MediaEngine.start(settings.withPorts(new PortRange(12_000, 17_999)), listener);
        var recording =
            MediaEngine.start(settings.withPorts(new PortRange(18_000, 23_999)), listener)) {
      var recorders = new ArrayList<MediaSession>();
      var sound = List.of(Calls.speech(Duration.ofSeconds(seconds + 60), 1));
      for (int i = 0; i < count; i++) {
        var player = playing.open();
        var recorder = recording.open();
        Calls.connect(player, recorder);
        recorders.add(recorder);
        var limits = RecordLimits.longest(Duration.ofHours(1)).withSilence(Duration.ofMinutes(1));
        Thread.ofVirtual().start(() -> recorder.record(NOWHERE, limits));
        Thread.ofVirtual()
            .uncaughtExceptionHandler((_, _) -> {}) // closed at the end of the measurement
            .start(() -> player.play(sound, Interrupt.none()));
        if (i % 20 == 0) {
          Thread.sleep(Duration.ofMillis(7));
        }
      }
      Thread.sleep(Duration.ofSeconds(10));
      late.set(0);
      long[] before = cpu();
      long received = recorders.stream().mapToLong(r -> r.statistics().in().packets()).sum();
      Thread.sleep(Duration.ofSeconds(seconds));
      long[] after = cpu();
      received = recorders.stream().mapToLong(r -> r.statistics().in().packets()).sum() - received;
      long lost = recorders.stream().mapToLong(r -> r.statistics().in().lost()).sum();
      double scale = 1e-7 / seconds * 1_000 / count;
      System.out.printf(
          "%d sessions: per 1000, playing %.1f %%, recording %.1f %% of a core, all else %.1f %%;"
              + " received %.2f %% of what is due, lost %d, behind %d times%n",
          count,
          (after[0] - before[0]) * scale,
          (after[1] - before[1]) * scale,
          (after[2] - before[2]) * scale,
          received * 100.0 / (50.0 * seconds * count),
          lost,
          late.get());
    }
    System.exit(0);
  }

  /// CPU nanoseconds of the two media threads, and of all other threads.
  private static long[] cpu() {
    var threads = ManagementFactory.getThreadMXBean();
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var media = new ArrayList<Long>();
    for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith("media-")) {
        media.add(info.getThreadId());
      }
    }
    media.sort(Long::compare);
    long first = threads.getThreadCpuTime(media.get(0));
    long second = threads.getThreadCpuTime(media.get(1));
    return new long[] {first, second, system.getProcessCpuTime() - first - second};
  }
}
