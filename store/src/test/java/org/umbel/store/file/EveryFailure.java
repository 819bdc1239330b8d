package org.umbel.store.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test with a [FaultyDisk] once for each step it asks of the disk, that step failing alone,
/// and once more for each step with all later ones failing, too.
@TestTemplate
@ExtendWith(EveryFailureExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EveryFailure {}
