package org.umbel.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.part.Repository;

/// The picture in ARCHITECTURE.md is the rule: every dependency is an arrow, every arrow is used.
class ArchitectureTest {
  private static final Pattern ARROW =
      Pattern.compile("^\\s*(\\w+)\\s*-->\\s*(\\w+)\\s*$", Pattern.MULTILINE);

  @Test
  void dependenciesAreTheArrowsOfThePicture() throws Exception {
    assertThat(dependencies()).isEqualTo(arrows());
  }

  private static Set<String> arrows() throws IOException {
    return ARROW
        .matcher(Files.readString(Repository.root().resolve("ARCHITECTURE.md")))
        .results()
        .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> dependencies() {
    var arrows = new TreeSet<String>();
    for (var type : House.CLASSES) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        String from = House.room(type);
        String to = House.room(dependency.getTargetClass());
        if (!to.isEmpty() && !to.equals(from)) {
          arrows.add(from + " --> " + to);
        }
      }
    }
    return arrows;
  }
}
