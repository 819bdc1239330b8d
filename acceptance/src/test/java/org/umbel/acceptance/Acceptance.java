package org.umbel.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.umbel.testkit.part.LogsOnFailure;

/// A class of acceptance tests: it gets the shared server, and the logs of all programs when one of
/// its tests fails. Its tests run beside each other and beside other classes, for calls mostly
/// wait.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith({LogsOnFailure.class, SharedServer.class})
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@interface Acceptance {}
