package org.umbel.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
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
    slices()
        .matching("org.umbel.(**)")
        .should()
        .beFreeOfCycles()
        // a room's exceptions share one base, which stands where the room begins
        .ignoreDependency(alwaysTrue(), simpleNameEndingWith("Exception"))
        .check(House.CLASSES);
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

  @Test
  void exceptionsAreUnchecked() {
    classes()
        .that()
        .areAssignableTo(Exception.class)
        .should()
        .beAssignableTo(RuntimeException.class)
        .check(House.CLASSES);
  }
}
