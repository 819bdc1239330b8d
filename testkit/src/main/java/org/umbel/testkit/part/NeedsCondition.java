package org.umbel.testkit.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Leaves out tests whose [Needs] the machine does not have.
final class NeedsCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (System.getenv("CI") != null) {
      return ConditionEvaluationResult.enabled("a test that cannot run is a failure here");
    }
    return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
        .map(NeedsCondition::judge)
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing"));
  }

  private static ConditionEvaluationResult judge(Needs needs) {
    var missing = Arrays.stream(needs.value()).filter(program -> !there(program)).toList();
    if (!missing.isEmpty()) {
      return ConditionEvaluationResult.disabled("not installed: " + String.join(", ", missing));
    }
    boolean root = System.getProperty("user.name").equals("root");
    return needs.root() && !root
        ? ConditionEvaluationResult.disabled("needs root")
        : ConditionEvaluationResult.enabled("everything is there");
  }

  private static boolean there(String program) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
