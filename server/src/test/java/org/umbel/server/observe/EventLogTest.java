package org.umbel.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
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
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Uri;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

class EventLogTest {
  private static final Extension ANNA = new Extension("4000");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T10:00:00Z"));
  private final EventLog log = new EventLog(new Metrics(InstantSource.system()), now::get);

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

  @Test
  void aFloodThatIsShedFillsNoLog() {
    var line = log.sip("pbx");
    var peer = new Peer(Protocol.UDP, new InetSocketAddress("192.0.2.7", 5060));
    var options =
        Request.builder(Method.OPTIONS, Uri.parse("sip:a"))
            .from(NameAddr.parse("<sip:b>;tag=1"))
            .to(NameAddr.parse("<sip:a>"))
            .callId("c")
            .cSeq(1)
            .build();
    for (int i = 0; i < 1_000; i++) {
      line.on(new SipEvent.Shed(options, peer, "too much to do"));
    }
    now.updateAndGet(at -> at.plusSeconds(10));
    line.on(new SipEvent.Shed(options, peer, "too much to do"));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "sip.shed line=pbx times=1 last=udp 192.0.2.7:5060 why=too much to do",
            "sip.shed line=pbx times=1000 last=udp 192.0.2.7:5060 why=too much to do");
  }
}
