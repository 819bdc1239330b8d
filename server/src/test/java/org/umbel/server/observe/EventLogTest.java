package org.umbel.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.media.Key;
import org.umbel.media.engine.KeyWay;
import org.umbel.media.engine.MediaEvent;

class EventLogTest {
  private static final Extension ANNA = new Extension("4000");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final EventLog log = new EventLog(new Metrics(InstantSource.system()));

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.detachAppender(lines);
    root.setLevel(Level.WARN);
  }

  @Test
  void anEventIsOneLineWithWhatItIsAbout() {
    log.happened(
        new Event.MessageTaken(
            new CallId("c1"), new MessageId("m1"), ANNA, Duration.ofMillis(8_440)));

    assertThat(lines.list)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getLevel()).isEqualTo(Level.INFO);
          assertThat(line.getMessage()).isEqualTo("message.taken");
          assertThat(line.getKeyValuePairs())
              .extracting(Object::toString)
              .containsExactly(
                  "call=\"c1\"", "message=\"m1\"", "owner=\"4000\"", "seconds=\"8.4\"");
        });
  }

  @Test
  void whatAPersonMustActOnIsAnError() {
    log.happened(new Event.BoxLocked(ANNA, 10));
    log.happened(new Event.MessageSetAside(new MessageId("m1"), ANNA, "no such mailbox"));
    log.happened(new Event.CallFailed(new CallId("c1"), new IllegalStateException("broken")));

    assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.ERROR);
    assertThat(lines.list.getLast().getThrowableProxy().getMessage()).isEqualTo("broken");
  }

  @Test
  void keysAreNeverWrittenForTheyMayBeAPin() {
    log.media().on(new MediaEvent.KeyHeard(7, Key.THREE, KeyWay.EVENT));

    assertThat(lines.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("KeyHeard[session=7")
        .doesNotContain("THREE")
        .doesNotContain("key=");
  }
}
