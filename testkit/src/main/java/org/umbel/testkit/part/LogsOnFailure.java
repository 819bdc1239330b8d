package org.umbel.testkit.part;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Adds the logs of all running programs to the failure of a test.
public final class LogsOnFailure
    implements BeforeTestExecutionCallback, TestExecutionExceptionHandler {
  @Override
  public void beforeTestExecution(ExtensionContext context) {
    Logs.begin();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Logs.tails().forEach(tail -> failure.addSuppressed(new Log(tail)));
    throw failure;
  }

  /// Not a failure of its own, only what a program had to say.
  private static final class Log extends RuntimeException {
    private static final long serialVersionUID = 1;

    Log(String text) {
      super(text, null, false, false);
    }
  }
}
