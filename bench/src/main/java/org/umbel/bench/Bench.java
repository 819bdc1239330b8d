package org.umbel.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.bench.calls.CallsBenchmark;
import org.umbel.bench.codecs.CodecsBenchmark;
import org.umbel.bench.dialogs.DialogsBenchmark;
import org.umbel.bench.directory.DirectoryBenchmark;
import org.umbel.bench.mailbox.MailboxBenchmark;
import org.umbel.bench.media.BridgeBenchmark;
import org.umbel.bench.media.MediaBenchmark;
import org.umbel.bench.parser.ParserBenchmark;
import org.umbel.bench.presence.PresenceBenchmark;
import org.umbel.bench.previews.PreviewsBenchmark;
import org.umbel.bench.process.Cores;
import org.umbel.bench.recordings.RecordingsBenchmark;
import org.umbel.bench.requests.SipBenchmark;
import org.umbel.bench.start.StartBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `umbel bench`: reads the words and runs what they name.
public final class Bench {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final List<Benchmark> benchmarks =
      List.of(
          new CallsBenchmark(),
          new RecordingsBenchmark(),
          new SipBenchmark(),
          new MediaBenchmark(),
          new BridgeBenchmark(),
          new DialogsBenchmark(),
          new PresenceBenchmark(),
          new PreviewsBenchmark(),
          new ParserBenchmark(),
          new CodecsBenchmark(),
          new DirectoryBenchmark(),
          new MailboxBenchmark(),
          new StartBenchmark());
  private final PrintWriter out;
  private final PrintWriter err;

  Bench(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// Runs benchmarks and ends with the exit status.
  public static void main(String[] words) {
    Cores.bindLoad();
    System.exit(new Bench(to(FileDescriptor.out), to(FileDescriptor.err)).run(words));
  }

  private static PrintWriter to(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  /// Runs what the words name; waits until it is done.
  ///
  /// @return the exit status
  int run(String... words) {
    return new CommandLine(spec())
        .setOut(out)
        .setErr(err)
        .setColorScheme(new ColorScheme.Builder(Ansi.OFF).build())
        .setExecutionStrategy(options -> {
          var help = CommandLine.executeHelpRequest(options);
          return help == null ? measure(options) : help;
        })
        .execute(words);
  }

  private CommandSpec spec() {
    var spec =
        CommandSpec.create().name("umbel bench").mixinStandardHelpOptions(true).version("umbel 0");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("NAME")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("What to measure; without a name a brief run of all, less than 5 minutes.")
            .build());
    spec.addOption(
        OptionSpec.builder("--brief")
            .type(boolean.class)
            .description("Fewer and shorter steps also with a name.")
            .build());
    spec.addOption(
        OptionSpec.builder("--seconds")
            .paramLabel("N")
            .type(Double.class)
            .description("How long each step lasts.")
            .build());
    spec.addOption(
        OptionSpec.builder("--steps")
            .paramLabel("N,N")
            .type(List.class)
            .auxiliaryTypes(Integer.class)
            .splitRegex(",")
            .description(
                "What is tried one after the other: calls a second (calls) or calls at once"
                    + " (recordings, media).")
            .build());
    var footer = new ArrayList<>(List.of("", "Names:"));
    for (var benchmark : benchmarks)
      footer.add("  %-11s %s".formatted(benchmark.name(), benchmark.about()));
    footer.addAll(
        List.of(
            "",
            "Without --steps, 'calls' measures recordings, too.",
            "Servers run in processes of their own on core 0, the load on core 1 (where taskset and"
                + " two",
            "cores exist); needs Linux. docs/performance.md tells how to read the figures.",
            "Exit status: 0 measured; 1 something could not be measured, the words say what; 2"
                + " wrong usage."));
    spec.usageMessage()
        .description("Measures the server beside others in the same run and prints tables.")
        .footer(footer.toArray(String[]::new));
    return spec;
  }

  private int measure(ParseResult options) {
    List<String> names = options.matchedPositionalValue(0, List.of());
    var unknown =
        names.stream()
            .filter(name -> benchmarks.stream().noneMatch(b -> b.name().equals(name)))
            .toList();
    if (!unknown.isEmpty()) {
      err.println(
          "umbel bench: nothing is called "
              + String.join(", ", unknown)
              + ". See 'umbel bench --help'.");
      return USAGE;
    }
    var effort = effort(options, names.isEmpty());
    var report = new Report(out);
    report.say(Machine.inWords());
    int status = DONE;
    for (var benchmark : benchmarks)
      if (wanted(benchmark, names, effort))
        status = Math.max(status, measure(benchmark, effort, report));
    return status;
  }

  /// Calls are recorded as well as answered, so their name stands for both; with steps, which are
  /// calls a second there and calls at once here, for the first alone.
  private static boolean wanted(Benchmark benchmark, List<String> names, Effort effort) {
    return names.isEmpty()
        || names.contains(benchmark.name())
        || (benchmark instanceof RecordingsBenchmark
            && names.contains("calls")
            && effort.steps().isEmpty());
  }

  private static Effort effort(ParseResult options, boolean all) {
    var seconds = Optional.ofNullable(options.matchedOptionValue("--seconds", (Double) null));
    List<Integer> steps = options.matchedOptionValue("--steps", List.of());
    return new Effort(
        all || options.hasMatchedOption("--brief"),
        seconds.map(s -> Duration.ofMillis(Math.round(s * 1000))),
        steps);
  }

  private int measure(Benchmark benchmark, Effort effort, Report report) {
    try {
      benchmark.run(effort, report);
      return DONE;
    } catch (BenchException failure) {
      err.println("umbel bench " + benchmark.name() + ": " + failure.getMessage());
      return FAILED;
    }
  }
}
