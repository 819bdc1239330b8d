package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Datagrams of 60 KB made to cost as much as possible.
class HostileInputTest {
  private static final int DATAGRAM = 60_000;
  private static final long ALLOCATED_AT_MOST = 40L * DATAGRAM;
  private static final String HEAD =
      """
      INVITE sip:a@b SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1
      From: <sip:a@b>;tag=1
      To: <sip:c@d>
      Call-ID: 1
      CSeq: 1 INVITE
      """;

  static Stream<Arguments> crafted() {
    return Stream.of(
        Arguments.of("headers", "A: b\r\n", "", "more than 200 headers"),
        Arguments.of("unknown names", "%d: b\r\n", "", "more than 200 headers"),
        Arguments.of("a long value", "x", "X: ", "header longer than 8192 bytes"),
        Arguments.of("folds", "\r\n ", "X: ", "header longer than 8192 bytes"),
        Arguments.of("parameters", ";p%d=1", "Via: SIP/2.0/UDP h", "header longer than 8192"),
        Arguments.of("vias", "Via: SIP/2.0/UDP h\r\n", "", "more than 200 headers"),
        Arguments.of("quotes", "\"\\", "From: ", "header longer than 8192 bytes"),
        Arguments.of("no line end", "INVITE ", "", "header line without name and colon"));
  }

  @ParameterizedTest(name = "many {0}")
  @MethodSource("crafted")
  void aLargeDatagramIsRefusedAtABound(String what, String piece, String before, String reason) {
    byte[] datagram = datagram(before, piece, DATAGRAM, "");

    assertThatThrownBy(() -> SipMessage.parse(datagram))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest(name = "many {0}")
  @MethodSource("crafted")
  void refusingALargeDatagramAllocatesLittle(
      String what, String piece, String before, String reason) {
    byte[] datagram = datagram(before, piece, DATAGRAM, "");
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> SipMessage.parse(datagram)).isInstanceOf(MalformedMessage.class);

    assertThat(threads.getCurrentThreadAllocatedBytes() - start).isLessThan(ALLOCATED_AT_MOST);
  }

  static Stream<Arguments> justBelowALine() {
    return Stream.of(
        Arguments.of("Via: SIP/2.0/UDP h", ";p%d=1", "", "more than 64 parameters"),
        Arguments.of("From: <sip:a@b", ";p%d", ">", "more than 64 parameters"),
        Arguments.of("From: <sip:a@b?x=1", "&p%d=", ">", "more than 64 headers"),
        Arguments.of("From: sip:", "aaaaaa", "", "longer than 2048"));
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("justBelowALine")
  void whatFitsInALineHasItsOwnBounds(String before, String piece, String after, String reason) {
    int size = after.isEmpty() ? 7_000 : 1_500;
    byte[] datagram = datagram(before, piece, size, after);

    assertThatThrownBy(() -> SipMessage.parse(datagram))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_100, 5_000, 20_000})
  void aRequestUriThatIsTooLongIsRefused414(int characters) {
    var text = HEAD.replace("sip:a@b", "sip:" + "a".repeat(characters) + "@b");
    byte[] datagram = (text + "\n").replace("\n", "\r\n").getBytes(UTF_8);

    assertThatThrownBy(() -> SipMessage.parse(datagram))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            refused ->
                assertThat(refused.answer().map(Response::status))
                    .contains(Status.REQUEST_URI_TOO_LONG));
  }

  @Test
  void aListHasItsBoundToo() {
    var request = SipMessage.parse(datagram("Via: SIP/2.0/UDP h", ", SIP/2.0/UDP h", 7_000, ""));

    assertThatThrownBy(request::vias).hasMessageContaining("Via with more than 100 values");
  }

  /// The crafted line comes first, so that it is the one read.
  private static byte[] datagram(String before, String piece, int size, String after) {
    int firstLine = HEAD.indexOf('\n') + 1;
    var text = new StringBuilder(HEAD.substring(0, firstLine).replace("\n", "\r\n")).append(before);
    for (int i = 0; text.length() < size; i++) text.append(piece.replace("%d", "" + i));
    return text.append(after)
        .append("\r\n")
        .append(HEAD.substring(firstLine).replace("\n", "\r\n"))
        .append("\r\n")
        .toString()
        .getBytes(UTF_8);
  }
}
