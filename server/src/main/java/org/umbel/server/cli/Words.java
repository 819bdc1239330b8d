package org.umbel.server.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.speech.Language;
import org.umbel.server.config.Address;
import org.umbel.server.config.DurationText;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// Options that several commands share, each with its type and what it refuses.
final class Words {
  private Words() {}

  /// The value of an option that is required or has a default.
  static <T> T value(ParseResult options, String name, Class<T> type) {
    return type.cast(options.commandSpec().findOption(name).getValue());
  }

  /// The value of an option that may be left out.
  static <T> Optional<T> given(ParseResult options, String name, Class<T> type) {
    return options.hasMatchedOption(name)
        ? Optional.of(value(options, name, type))
        : Optional.empty();
  }

  static OptionSpec file(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(Path.class)
        .description(description)
        .build();
  }

  static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  static OptionSpec language(String name, String description) {
    return OptionSpec.builder(name)
        .paramLabel("LANGUAGE")
        .type(Language.class)
        .converters(text ->
            Language.of(text)
                .orElseThrow(
                    () -> new TypeConversionException("found '" + text + "', allowed de or en")))
        .defaultValue("en")
        .description(description + " Default: en.")
        .build();
  }

  /// A word that must stand at a place.
  static PositionalParamSpec place(String index, String label, Class<?> type, String description) {
    return PositionalParamSpec.builder()
        .index(index)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .type(type)
        .description(description)
        .build();
  }

  static OptionSpec address(String name, String standard, String description) {
    return OptionSpec.builder(name)
        .paramLabel("HOST:PORT")
        .type(Address.class)
        .converters(text ->
            Address.parse(text)
                .orElseThrow(() ->
                    new TypeConversionException(
                        "found '" + text + "', allowed HOST:PORT with a port to 65535")))
        .defaultValue(standard)
        .description(description + " Default: " + standard + ".")
        .build();
  }

  static OptionSpec duration(String name, String description) {
    return OptionSpec.builder(name)
        .paramLabel("TIME")
        .type(Duration.class)
        .converters(text ->
            DurationText.parse(text)
                .orElseThrow(() ->
                    new TypeConversionException(
                        "found '" + text + "', allowed a time such as 500ms, 20s, 2min")))
        .description(description)
        .build();
  }
}
