package org.umbel.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Uri;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;

class MetricsTest {
  private static final Extension ANNA = new Extension("4000");
  private static final CallId CALL = new CallId("c1");
  private static final MessageId MESSAGE = new MessageId("m1");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T10:00:00Z"));
  private final Metrics metrics = new Metrics(now::get);

  @Test
  void aMessageIsCountedAtEveryStepOfItsWay() throws IOException {
    metrics.count(new Event.MessageTaken(CALL, MESSAGE, ANNA, Duration.ofSeconds(8)));
    metrics.count(new Event.MessageDelivered(MESSAGE, ANNA, Duration.ofMillis(300)));
    now.updateAndGet(time -> time.plusMillis(700));
    metrics.count(new Event.LampShown(ANNA, MessageCounts.NONE));

    var seen = read();

    assertThat(seen.value("umbel_messages_total{step=\"taken\"}")).isEqualTo(1);
    assertThat(seen.value("umbel_messages_total{step=\"delivered\"}")).isEqualTo(1);
    assertThat(seen.value("umbel_delivery_lag_seconds_bucket{le=\"0.5\"}")).isEqualTo(1);
    assertThat(seen.value("umbel_delivery_lag_seconds_bucket{le=\"0.1\"}")).isZero();
    assertThat(seen.value("umbel_message_length_seconds_sum")).isEqualTo(8);
    assertThat(seen.value("umbel_lamp_lag_seconds_sum")).isEqualTo(0.7);
    assertThat(seen.value("umbel_lamps_total{result=\"shown\"}")).isEqualTo(1);
  }

  @Test
  void aLampThatNoMessageSetHasNoLag() throws IOException {
    metrics.count(new Event.LampShown(ANNA, MessageCounts.NONE));

    assertThat(read().value("umbel_lamp_lag_seconds_count")).isZero();
  }

  @Test
  void wrongPinsAreCounted() throws IOException {
    metrics.count(new Event.LoginRefused(ANNA, "wrong PIN, 1 in a row"));
    metrics.count(new Event.BoxLocked(ANNA, 10));

    var seen = read();

    assertThat(seen.value("umbel_logins_total{result=\"refused\"}")).isEqualTo(1);
    assertThat(seen.value("umbel_logins_total{result=\"locked\"}")).isEqualTo(1);
  }

  @Test
  void whatIsAskedForIsShownAsItIsThen() throws IOException {
    metrics.gauge("umbel_spool_messages", "Messages on their way.", () -> 3);
    metrics.neighbours(() -> List.of(new IllMailServer()));

    var seen = read();

    assertThat(seen.value("umbel_spool_messages")).isEqualTo(3);
    assertThat(seen.value("umbel_neighbour_well{name=\"smtp \\\"mail\\\":25\"}")).isZero();
  }

  @Test
  void messagesAreCountedByLine() throws IOException {
    var traces = new TraceBook(TraceLimits.DEFAULT, now::get);
    metrics.messages(traces::counters);
    var options =
        Request.builder(Method.OPTIONS, Uri.parse("sip:192.0.2.1"))
            .from(NameAddr.of(Uri.parse("sip:a@192.0.2.7")))
            .to(NameAddr.of(Uri.parse("sip:192.0.2.1")))
            .callId("a")
            .cSeq(1)
            .build();
    var peer = new Peer(Protocol.UDP, new InetSocketAddress("192.0.2.7", 5060));
    traces.line("pbx", List::of, SipListener.NONE).on(new SipEvent.Received(options, peer));

    assertThat(
            read()
                .value(
                    "umbel_sip_messages_total"
                        + "{kind=\"request\",line=\"pbx\",method=\"OPTIONS\",way=\"in\"}"))
        .isEqualTo(1);
  }

  @Test
  void namesFollowTheCustomsOfPrometheus() throws IOException {
    for (var event : List.of(new Event.CallFinished(CALL, Duration.ofSeconds(4)))) {
      metrics.count(event);
    }

    var types = read().types();

    assertThat(types).isNotEmpty();
    types.forEach((name, type) -> {
      assertThat(name).startsWith("umbel_").doesNotContain("__").doesNotContain("milli");
      assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
      if (type.equals("histogram")) {
        assertThat(name).endsWith("_seconds");
      }
    });
  }

  private Exposition read() throws IOException {
    var text = new ByteArrayOutputStream();
    metrics.write(text);
    return Exposition.read(text.toString(StandardCharsets.UTF_8));
  }

  private static final class IllMailServer implements Neighbour {
    @Override
    public String name() {
      return "smtp \"mail\":25";
    }

    @Override
    public Condition condition() {
      return new Condition(false, "down");
    }
  }
}
