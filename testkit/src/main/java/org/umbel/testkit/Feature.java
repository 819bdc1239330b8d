package org.umbel.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The feature rows a test proves, such as `CA-3`. A test gathers them into
/// `docs/features-status.md`, so that a row without a test is visible.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Feature {
  /// The rows; those of the class count for each of its tests.
  String[] value();
}
