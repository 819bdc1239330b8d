package org.umbel.sip.locate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.sip.locate.DnsRecord.Address;
import org.umbel.sip.locate.DnsRecord.Naptr;
import org.umbel.sip.locate.DnsRecord.Srv;
import org.umbel.sip.locate.Question.Kind;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// Against a little name server of the test's own.
class DnsNamesTest {

  private static final String ZONE =
      """
      pbx.example.            60  IN NAPTR 10 20 "s" "SIP+D2T" "" _sip._tcp.pbx.example.
      _sip._tcp.pbx.example.  30  IN SRV 1 2 5070 a.pbx.example.
      none._tcp.pbx.example.  30  IN SRV 0 0 0 .
      a.pbx.example.          300 IN A 192.0.2.1
      a.pbx.example.          20  IN AAAA 2001:db8::1
      alias.pbx.example.      40  IN CNAME a.pbx.example.
      """;

  @TempDir private Path folder;
  private DatagramChannel socket;
  private DnsNames names;

  @BeforeEach
  void aNameServerRuns() throws IOException {
    socket =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::serve);
    var hosts = Files.writeString(folder.resolve("hosts"), "192.0.2.77 written.example written\n");
    names =
        DnsNames.of(
            DnsSettings.DEFAULT
                .withServers(List.of((InetSocketAddress) socket.getLocalAddress()))
                .withPatience(Duration.ofSeconds(5), 1)
                .withHosts(hosts));
  }

  @AfterEach
  void itEnds() throws IOException {
    socket.close();
  }

  private void serve() {
    var buffer = ByteBuffer.allocate(4096);
    try {
      while (true) {
        var from = socket.receive(buffer.clear());
        socket.send(ByteBuffer.wrap(answer(new Message(buffer.flip())).toWire()), from);
      }
    } catch (ClosedChannelException _) {
      // the test has ended
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Message answer(Message query) throws IOException {
    var asked = query.getQuestion();
    var reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.addRecord(asked, Section.QUESTION);
    try (var zone = new Master(new java.io.ByteArrayInputStream(ZONE.getBytes(UTF_8)))) {
      for (var record = zone.nextRecord(); record != null; record = zone.nextRecord())
        if (record.getName().equals(asked.getName())
            && (record.getType() == asked.getType()
                || record.getType() == org.xbill.DNS.Type.CNAME))
          reply.addRecord(record, Section.ANSWER);
    }
    boolean known = asked.getName().toString().endsWith("pbx.example.");
    if (!known) reply.getHeader().setRcode(Rcode.NXDOMAIN);
    assertThat(asked.getDClass()).isEqualTo(DClass.IN);
    return reply;
  }

  private Answer ask(String name, Kind kind) {
    return names.ask(new Question(name, kind));
  }

  @Test
  void recordsAreReadAsTheyWereWritten() {
    assertThat(ask("pbx.example", Kind.NAPTR).of(Naptr.class))
        .containsExactly(new Naptr(10, 20, "s", "SIP+D2T", "_sip._tcp.pbx.example"));
    assertThat(ask("_sip._tcp.pbx.example", Kind.SRV))
        .isEqualTo(
            new Answer(List.of(new Srv(1, 2, 5070, "a.pbx.example")), Duration.ofSeconds(30)));
    assertThat(ask("none._tcp.pbx.example", Kind.SRV).of(Srv.class))
        .containsExactly(new Srv(0, 0, 0, ""));
  }

  @Test
  void aHostHasItsAddressesOfBothKindsForTheShorterLife() {
    var answer = ask("a.pbx.example", Kind.ADDRESS);

    assertThat(answer.of(Address.class))
        .extracting(address -> address.address().getHostAddress())
        .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
    assertThat(answer.life()).isEqualTo(Duration.ofSeconds(20));
    assertThat(ask("alias.pbx.example", Kind.ADDRESS).of(Address.class)).hasSize(2);
  }

  @Test
  void whatDoesNotExistIsAnAnswer() {
    assertThat(ask("nobody.example", Kind.ADDRESS).records()).isEmpty();
    assertThat(ask("pbx.example", Kind.SRV).records()).isEmpty();
  }

  @Test
  void theHostsFileComesFirstAndNeedsNoServer() throws IOException {
    socket.close();

    assertThat(ask("written.example", Kind.ADDRESS).of(Address.class))
        .extracting(address -> address.address().getHostAddress())
        .containsExactly("192.0.2.77");
    assertThat(ask("written", Kind.ADDRESS).records()).hasSize(1);
  }

  @Test
  void silenceIsNoAnswer() throws IOException {
    socket.close();

    assertThatThrownBy(() -> ask("pbx.example", Kind.SRV))
        .isInstanceOf(NamesUnanswered.class)
        .hasMessageContaining("SRV of pbx.example");
  }
}
