package org.umbel.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.umbel.testkit.part.LogsOnFailure;

/// A class of acceptance tests that start servers and mail systems of their own, and then mostly
/// wait for calls and mails. Such classes run one after the other, for programs that start take the
/// whole machine, but beside all others.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(LogsOnFailure.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("mail systems")
@Timeout(180)
@interface MailSystems {}
