package org.umbel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.server.cli.ServerRunner.DemoOrder;
import org.umbel.server.config.Address;
import org.umbel.server.config.Configuration;
import org.umbel.telephony.phone.Dialled;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.web.CannotServe;

/// The whole server on ports and data of its own.
@Timeout(60)
class UmbelTest {
  private static final Address ANY = new Address("127.0.0.1", 0);

  @TempDir Path data;

  @Test
  void aMessageThatIsBeingRecordedWhenTheServerStopsIsKept()
      throws IOException, InterruptedException {
    var server = Umbel.start(demo(ANY), Optional.empty());
    var sip = new InetSocketAddress(server.sip().host(), server.sip().port());
    try (var phone = Phone.open(PhoneLine.of("030123", sip));
        var call = ((Dialled.Answered) phone.dialDiverted("4000", "4000", "no-answer")).call()) {
      call.awaitSilence(Duration.ofMillis(800), Duration.ofSeconds(20));
      call.say(tone(Duration.ofSeconds(3)));

      var stopping = Thread.ofVirtual().start(server::stop);
      call.hangUp();
      stopping.join();
    }

    assertThat(sounds()).as("kept in mailbox or spool").isEqualTo(1);
  }

  @Test
  void thePageShowsHealthAndFiguresOfTheWholeHouse() throws IOException {
    try (var server = Umbel.start(demo(ANY), Optional.empty())) {
      assertThat(page(server, "/health")).contains("\"ready\":true").contains("\"courier\"");
      assertThat(page(server, "/metrics"))
          .contains("umbel_spool_messages 0.0")
          .contains("umbel_spool_oldest_message_age_seconds 0.0")
          .contains("umbel_disk_free_bytes ")
          .contains("umbel_calls_in_progress 0.0")
          .contains("umbel_sip_events_total{event=\"malformed\",line=\"main\"} 0.0")
          .contains("umbel_web_logins_total{result=\"slowed-down\"} 0.0");
    }
  }

  @Test
  void aServerThatCannotHaveItsPortLeavesNothingOpen() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new Address("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(() -> Umbel.start(demo(address), Optional.empty()))
          .isInstanceOf(CannotServe.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }

    try (var server = Umbel.start(demo(ANY), Optional.empty())) {
      assertThat(page(server, "/health")).contains("\"ready\":true");
    }
  }

  private Configuration demo(Address web) {
    return DemoOrganisation.configuration(new DemoOrder(data, ANY, web));
  }

  private static String page(Umbel server, String path) throws IOException {
    var uri = URI.create("http://127.0.0.1:" + server.web().getPort() + path);
    try (InputStream answer = uri.toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private long sounds() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.getFileName().toString().equals("audio.wav")).count();
    }
  }

  private static ShortBuffer tone(Duration length) {
    var samples = new short[Math.toIntExact(length.toMillis() * 8)];
    for (var i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(i * 2 * Math.PI * 440 / 8_000));
    }
    return ShortBuffer.wrap(samples);
  }
}
