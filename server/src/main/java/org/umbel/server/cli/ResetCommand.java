package org.umbel.server.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Role;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfigurationFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `umbel reset`: letters, PINs, locks and lamps of one person, some or all, by the server that
/// runs (WM-2, MW-5).
final class ResetCommand implements Command {

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("reset")
            .addOption(
                Words.file("--config", "FILE", "The configuration the server runs by.").toBuilder()
                    .required(true)
                    .build())
            .addOption(OptionSpec.builder("--all").description("For everybody.").build())
            .addPositional(
                Words.place("0", "WHAT", String.class, "What is done, one of those below."))
            .addPositional(
                PositionalParamSpec.builder()
                    .index("1..*")
                    .arity("0..*")
                    .paramLabel("EXTENSION")
                    .type(String[].class)
                    .description("For these people.")
                    .build());
    spec.usageMessage()
        .description(
            "Helps people who do not get into their voice boxes, and puts out lamps: asks the"
                + " server that runs on this machine, as the first of its administrators.")
        .footer(footer());
    return spec;
  }

  private static String[] footer() {
    return Stream.of(
            Stream.of("", "WHAT:"),
            Arrays.stream(ResetWish.values()).map(ResetWish::help),
            Stream.of(
                "With --all letters, and new PINs, go to each with the next call.",
                "Exit status: 0 done; 1 not done for somebody, the words say why; 2 wrong usage."))
        .flatMap(lines -> lines)
        .toArray(String[]::new);
  }

  @Override
  public int run(ParseResult options, Console console) {
    var word = options.matchedPositional(0).<String>getValue();
    var people = people(options);
    var all = options.hasMatchedOption("--all");
    var wish = ResetWish.of(word);
    if (wish.isEmpty()) {
      console.complain("umbel: found '" + word + "', allowed " + ResetWish.all());
      return ExitStatus.USAGE;
    }
    if (all != people.isEmpty() || (!all && !wish.get().forOne())) {
      console.complain("umbel: " + word + " for whom? " + allowed(wish.get()));
      return ExitStatus.USAGE;
    }
    var wrong = people.stream().filter(text -> Extension.parse(text).isEmpty()).findFirst();
    if (wrong.isPresent()) {
      console.complain("umbel: found '" + wrong.get() + "', allowed an extension");
      return ExitStatus.USAGE;
    }
    return switch (ConfigurationFile.read(Words.value(options, "--config", Path.class))) {
      case ConfigurationFile.Wrong mistakes -> {
        CheckCommand.report(mistakes, console);
        yield ExitStatus.FAILED;
      }
      case ConfigurationFile.Right(var configuration) ->
          asked(configuration, wish.get(), people, console);
    };
  }

  private static String allowed(ResetWish wish) {
    return wish.forOne() ? "Either extensions or --all." : "It needs --all.";
  }

  private static List<String> people(ParseResult options) {
    return options.hasMatchedPositional(1)
        ? List.of(options.matchedPositional(1).<String[]>getValue())
        : List.of();
  }

  private static int asked(
      Configuration configuration, ResetWish wish, List<String> people, Console console) {
    var administrator =
        configuration.administrators().stream()
            .filter(one -> one.roles().contains(Role.ADMINISTRATOR))
            .findFirst();
    if (administrator.isEmpty()) {
      console.complain("umbel: the configuration has no administrator in whose name to ask");
      return ExitStatus.FAILED;
    }
    var server = new RunningServer(configuration.web().listen(), administrator.get());
    try {
      return people.isEmpty()
          ? told(server.post(wish.pathForAll(), wish.body()), "everybody", console)
          : oneByOne(server, wish, people, console);
    } catch (IOException failure) {
      console.complain("umbel: no answer from " + server.here() + ": " + failure.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }

  private static int oneByOne(
      RunningServer server, ResetWish wish, List<String> people, Console console)
      throws IOException, InterruptedException {
    var status = ExitStatus.DONE;
    for (var extension : people) {
      var one = told(server.post(wish.pathFor(extension), wish.body()), extension, console);
      status = Math.max(status, one);
    }
    return status;
  }

  private static int told(RunningServer.Answer answer, String who, Console console) {
    if (!answer.done()) {
      console.complain(who + ": not done. " + answer.why());
      return ExitStatus.FAILED;
    }
    lines(answer.json(), who).forEach(console::say);
    return ExitStatus.DONE;
  }

  /// A line for each person, or one for as many as were counted.
  private static List<String> lines(JsonObject json, String who) {
    var people = Optional.ofNullable(json.get("people"));
    if (people.isEmpty()) {
      return List.of(who + ": done");
    }
    if (!(people.get() instanceof JsonArray each)) {
      return List.of(who + ": done for " + people.get());
    }
    var lines = new ArrayList<String>();
    for (var one : each.getValuesAs(JsonObject.class)) {
      lines.add(
          one.getString("extension")
              + " "
              + one.getString("name")
              + ": "
              + String.join(", ", done(one)));
    }
    return lines;
  }

  private static List<String> done(JsonObject one) {
    var words = new ArrayList<String>();
    if (one.getBoolean("unlocked")) {
      words.add("the box is open again");
    }
    if (one.getBoolean("newPin")) {
      words.add("there is a new PIN");
    }
    switch (one.getString("letter")) {
      case "on-its-way" -> words.add("the letter is on its way");
      case "with-next-call" -> words.add("the letter goes with the next call");
      case "not-reached" -> words.add("letters do not get there");
      default -> {}
    }
    return words.isEmpty() ? List.of("nothing to do") : words;
  }
}
