package org.umbel.server.config;

import java.util.List;
import java.util.stream.Collectors;
import org.umbel.codecs.Codecs;
import org.umbel.domain.health.Neighbour;
import org.umbel.media.codec.Codec;

/// The codecs that are configured, and what is missing for some of them: those are neither offered
/// nor taken.
public final class SpokenCodecs implements Neighbour {
  private final List<Codec> wanted;

  private SpokenCodecs(List<Codec> wanted) {
    this.wanted = wanted;
  }

  /// Those of a line, or of several.
  public static SpokenCodecs of(List<Codec> wanted) {
    return new SpokenCodecs(wanted.stream().distinct().toList());
  }

  /// Those of all lines.
  public static SpokenCodecs of(Configuration configuration) {
    return of(
        configuration.lines().stream()
            .flatMap(line -> line.settings().audio().codecs().stream())
            .toList());
  }

  /// Those that can be spoken, in the order wanted.
  public List<Codec> present() {
    return wanted.stream().filter(codec -> Codecs.missing(codec).isEmpty()).toList();
  }

  /// One line for each that cannot be spoken, with the reason.
  public List<String> missing() {
    return wanted.stream()
        .flatMap(codec -> Codecs.missing(codec).stream().map(why -> codec.name() + ": " + why))
        .toList();
  }

  @Override
  public String name() {
    return "codecs";
  }

  @Override
  public Condition condition() {
    var missing = missing();
    if (!missing.isEmpty()) {
      return new Condition(false, String.join("; ", missing));
    }
    return new Condition(
        true,
        wanted.stream().map(Codec::name).collect(Collectors.joining(", ")) + " can be spoken");
  }
}
