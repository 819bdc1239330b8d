package org.umbel.testkit.part;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a test needs of the machine beside Java. Where that is missing the test is left out, and
/// says so; `./umbel test` tells at its end what to install. Where `CI` is set nothing is left out.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(NeedsCondition.class)
public @interface Needs {
  /// Programs in the PATH or where daemons live.
  String[] value() default {};

  /// Whether only root may run it, on Linux.
  boolean root() default false;
}
