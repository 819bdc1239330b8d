package org.umbel.acceptance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The rules of the house that a machine can check.
class HouseRulesTest {
  @SuppressWarnings("unused") // named by the test below
  private static final List<String> rooms = House.ROOMS;

  @ParameterizedTest
  @FieldSource("rooms")
  void classesWereFoundIn(String room) {
    assertThat(House.CLASSES.stream().filter(type -> House.room(type).equals(room)).count())
        .as("classes of %s that the other rules look at", room)
        .isGreaterThan(2);
  }

  @Test
  void everyPackageSaysWhereNullMayBe() {
    var unmarked =
        House.CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(here ->
                here.tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty())
            .map(here -> here.getName())
            .collect(Collectors.toSet());

    assertThat(unmarked).isEmpty();
  }

  @Test
  void packagesDoNotNeedEachOtherInACircle() {
    var needs = new TreeMap<String, Set<String>>();
    for (var type : House.CLASSES) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        if (counts(type, dependency.getTargetClass())) {
          needs
              .computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
              .add(dependency.getTargetClass().getPackageName());
        }
      }
    }

    var inCircles =
        needs.keySet().stream().filter(here -> reachable(needs, here).contains(here)).toList();

    assertThat(inCircles).as("packages that need themselves, by way of others").isEmpty();
  }

  /// The words of the domain explain each other, as in any language; and the exceptions of a room
  /// share one base, which stands where the room begins.
  private static boolean counts(JavaClass from, JavaClass to) {
    return !House.room(from).equals("domain")
        && House.room(from).equals(House.room(to))
        && !from.getPackageName().equals(to.getPackageName())
        && !to.getSimpleName().endsWith("Exception");
  }

  private static Set<String> reachable(Map<String, Set<String>> needs, String start) {
    var reached = new TreeSet<String>();
    var open = new ArrayDeque<>(needs.getOrDefault(start, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.umbel.server..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(House.CLASSES);
  }

  @Test
  void whatIsThrownSaysWhatCouldNotBeDone() {
    noClasses().should(THROW_GENERIC_EXCEPTIONS).check(House.CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base|Common)(\\$.*)?")
        .check(House.CLASSES);
  }

  @Test
  void theInnerRoomsTellListenersInsteadOfLogging() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.umbel.sip..", "org.umbel.media..", "org.umbel.domain..", "org.umbel.flows..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.lang.System.Logger")
        .check(House.CLASSES);
  }

  @Test
  void codeThatWaitsWaits() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(CompletableFuture.class)
        .because("a virtual thread may block, and straight lines can be read")
        .check(House.CLASSES);
  }

  /// Those that others see; a package may have an `IOException` of its own to itself.
  @Test
  void exceptionsAreUnchecked() {
    classes()
        .that()
        .areAssignableTo(Exception.class)
        .and()
        .arePublic()
        .should()
        .beAssignableTo(RuntimeException.class)
        .check(House.CLASSES);
  }
}
