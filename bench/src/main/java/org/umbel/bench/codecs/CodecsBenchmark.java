package org.umbel.bench.codecs;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.codecs.Codecs;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;

/// What coding and decoding speech takes of a core, for each codec whose library is here.
public final class CodecsBenchmark implements Benchmark {
  private static final int SECONDS = 4;

  private final ThreadMXBean thread =
      ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

  @Override
  public String name() {
    return "codecs";
  }

  @Override
  public String about() {
    return "CPU time and garbage of coding and decoding speech, for each codec";
  }

  /// Of 20 ms of speech: CPU time in microseconds, and bytes allocated.
  private record Cost(double encoding, double decoding, double bytes) {}

  @Override
  public void run(Effort effort, Report report) {
    var table =
        new Table(
            "Coding 20 ms of speech (median of %d rounds)".formatted(effort.count(3, 7)),
            "codec",
            "encoding, µs",
            "decoding, µs",
            "bytes allocated",
            "calls a core could code both ways");
    for (var codec : Codecs.ALL) {
      var missing = Codecs.missing(codec);
      missing.ifPresent(why -> table.note("%s is left out: %s.".formatted(codec.name(), why)));
      if (missing.isEmpty()) {
        report.progress("codecs: " + codec.name());
        row(table, codec, effort);
      }
    }
    report.table(table);
  }

  private void row(Table table, Codec codec, Effort effort) {
    var least = effort.step(Duration.ofMillis(500), Duration.ofSeconds(2));
    measure(codec, least.multipliedBy(2)); // warming up
    var costs = new ArrayList<Cost>();
    for (int round = 0; round < effort.count(3, 7); round++) costs.add(measure(codec, least));
    double encoding = median(costs.stream().map(Cost::encoding).toList());
    double decoding = median(costs.stream().map(Cost::decoding).toList());
    table.row(
        codec.name(),
        Figures.number(encoding, 2),
        Figures.number(decoding, 2),
        Figures.whole(median(costs.stream().map(Cost::bytes).toList())),
        Figures.whole(1e6 / (50 * (encoding + decoding))));
  }

  private static double median(List<Double> figures) {
    return Figures.median(figures);
  }

  /// CPU time is counted, so that other work on the machine does not.
  private Cost measure(Codec codec, Duration least) {
    short[] voice = voice();
    short[] heard = new short[200 * Audio.PER_MILLI];
    var packetTime = codec.packetTime(Duration.ofMillis(20));
    int packet = Math.toIntExact(Audio.samples(packetTime));
    long encoding = 0;
    long decoding = 0;
    long packets = 0;
    long allocated = thread.getCurrentThreadAllocatedBytes();
    try (var encoder = codec.encoder("useinbandfec=1");
        var decoder = codec.decoder()) {
      var payload = ByteBuffer.allocateDirect(2_048);
      while (encoding + decoding < least.toNanos()) {
        var coded = new ArrayList<byte[]>();
        long begin = thread.getCurrentThreadCpuTime();
        for (int at = 0; at + packet <= voice.length; at += packet) {
          payload.clear();
          encoder.encode(voice, at, packet, payload);
          byte[] bytes = new byte[payload.flip().remaining()];
          payload.get(bytes);
          coded.add(bytes);
        }
        long between = thread.getCurrentThreadCpuTime();
        for (byte[] bytes : coded) {
          payload.clear().put(bytes).flip();
          decoder.decode(payload, heard, 0);
        }
        encoding += between - begin;
        decoding += thread.getCurrentThreadCpuTime() - between;
        packets += coded.size();
      }
    }
    double frames = packets * packetTime.toMillis() / 20.0;
    double bytes = (thread.getCurrentThreadAllocatedBytes() - allocated) / frames;
    return new Cost(encoding / 1e3 / frames, decoding / 1e3 / frames, bytes);
  }

  /// A pitch with its harmonics that comes and goes, which keeps a coder of speech busy.
  private static short[] voice() {
    short[] samples = new short[SECONDS * Audio.RATE];
    for (int i = 0; i < samples.length; i++) {
      double time = (double) i / Audio.RATE;
      double sum = 0;
      for (int harmonic = 1; harmonic <= 20; harmonic++) {
        sum += Math.sin(2 * Math.PI * harmonic * (140 * time + Math.sin(3 * time))) / harmonic;
      }
      samples[i] = (short) (6_000 * sum * Math.max(0, Math.sin(2 * Math.PI * 1.5 * time)));
    }
    return samples;
  }
}
