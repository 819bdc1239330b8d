package org.umbel.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/// Gathers the mistakes of a file, and of those that belong to it, while they are read, at most
/// [#MOST]; later ones are dropped.
final class Mistakes {
  static final int MOST = 200;

  /// So many values are read of one file, aliases counted each time; a file that asks for more is
  /// refused.
  private static final int MOST_VALUES = 1_000_000;

  private final Path file;
  private final List<Mistake> found = new ArrayList<>();
  private int values;

  Mistakes(Path file) {
    this.file = file;
  }

  void add(Node at, String key, String foundWords, String allowed) {
    add(place(at), key, foundWords, allowed);
  }

  void add(Place place, String key, String foundWords, String allowed) {
    if (found.size() < MOST) {
      found.add(new Mistake(place, key, foundWords, allowed));
    }
  }

  /// Counts one more value read.
  ///
  /// @return false when the file holds too many
  boolean countsValue(Node at, String key) {
    values++;
    if (values == MOST_VALUES) {
      add(at, key, "more values than can be meant", "at most " + MOST_VALUES + " values in a file");
    }
    return values < MOST_VALUES;
  }

  Place place(Node node) {
    return node.getStartMark()
        .map(mark -> new Place(Path.of(mark.getName()), mark.getLine() + 1, mark.getColumn() + 1))
        .orElseGet(() -> new Place(file, 1, 1));
  }

  List<Mistake> all() {
    return List.copyOf(found);
  }

  static List<Mistake> inOrder(List<Mistake> mistakes) {
    return mistakes.stream()
        .sorted(
            Comparator.comparing(
                Mistake::place,
                Comparator.comparingInt(Place::line).thenComparingInt(Place::column)))
        .toList();
  }
}
