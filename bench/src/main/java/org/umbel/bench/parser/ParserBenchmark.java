package org.umbel.bench.parser;

import com.sun.management.ThreadMXBean;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.lang.management.ManagementFactory;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.umbel.bench.Benchmark;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.RequestCheck;
import org.umbel.sip.message.SipMessage;

/// How fast an INVITE is read and what that allocates.
public final class ParserBenchmark implements Benchmark {
  private static final int BATCH = 1000;

  /// Reads the message once.
  private interface Reader {
    Object read(byte[] message) throws ParseException;
  }

  private record Candidate(String name, Reader reader, List<Double> rates, List<Double> bytes) {
    Candidate(String name, Reader reader) {
      this(name, reader, new ArrayList<>(), new ArrayList<>());
    }
  }

  private final byte[] invite = SampleInvite.bytes();
  private final ThreadMXBean thread =
      ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
  private int kept; // so that no reading is left out as useless

  @Override
  public String name() {
    return "parser";
  }

  @Override
  public String about() {
    return "messages read a second and bytes allocated for each, beside a Java SIP stack";
  }

  @Override
  public void run(Effort effort, Report report) {
    var check = new RequestCheck(Set.of("timer", "replaces", "100rel", "histinfo"));
    var peer = new StringMsgParser();
    var candidates =
        List.of(
            new Candidate("Umbel, read", SipMessage::parse),
            new Candidate(
                "Umbel, read and every header checked",
                message -> check.refusal((Request) SipMessage.parse(message))),
            new Candidate(
                "JAIN-SIP 1.3.0-91", message -> peer.parseSIPMessage(message, true, false, null)));
    var time = effort.step(Duration.ofMillis(500), Duration.ofSeconds(2));
    int rounds = effort.count(3, 7);
    report.progress("parser: warming up");
    for (var candidate : candidates) measure(candidate, time.multipliedBy(2));
    candidates.forEach(candidate -> candidate.rates.clear());
    candidates.forEach(candidate -> candidate.bytes.clear());
    for (int round = 1; round <= rounds; round++) {
      report.progress("parser: round %d of %d".formatted(round, rounds));
      for (var candidate : candidates) measure(candidate, time);
    }
    report.table(table(candidates, rounds));
  }

  /// CPU time is counted, so that other work on the machine does not.
  private void measure(Candidate candidate, Duration time) {
    long begin = thread.getCurrentThreadCpuTime();
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long messages = 0;
    long used = 0;
    while (used < time.toNanos()) {
      for (int i = 0; i < BATCH; i++) kept += read(candidate.reader).hashCode() & 1;
      messages += BATCH;
      used = thread.getCurrentThreadCpuTime() - begin;
    }
    candidate.rates.add(messages / (used / 1e9));
    candidate.bytes.add((thread.getCurrentThreadAllocatedBytes() - allocated) / (double) messages);
  }

  private Object read(Reader reader) {
    try {
      return reader.read(invite);
    } catch (ParseException failure) {
      throw new CannotMeasure("the peer does not read the sample", failure);
    }
  }

  private Table table(List<Candidate> candidates, int rounds) {
    var table =
        new Table(
            "Reading an INVITE of %d bytes (median of %d rounds)".formatted(invite.length, rounds),
            "parser",
            "messages a CPU second",
            "µs each",
            "bytes allocated each",
            "speed beside JAIN-SIP",
            "bytes beside JAIN-SIP");
    var peer = candidates.getLast();
    for (var candidate : candidates) {
      double rate = Figures.median(candidate.rates);
      double bytes = Figures.median(candidate.bytes);
      table.row(
          candidate.name,
          Figures.whole(rate),
          Figures.number(1e6 / rate, 2),
          Figures.whole(bytes),
          Figures.ratio(rate, Figures.median(peer.rates)),
          Figures.ratio(bytes, Figures.median(peer.bytes)));
    }
    return table.note(
        kept < 0 ? "" : "One thread. Umbel reads a header when it is first asked for.");
  }
}
