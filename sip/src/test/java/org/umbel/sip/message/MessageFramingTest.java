package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.umbel.sip.message.MessageFraming.Frame;

class MessageFramingTest {
  private final MessageFraming framing = new MessageFraming();

  private static byte[] options(String lengthLine) {
    return """
    OPTIONS sip:a@b SIP/2.0
    Via: SIP/2.0/TCP 10.0.0.1;branch=z9hG4bK1
    From: <sip:a@b>;tag=1
    To: <sip:c@d>
    Call-ID: 1
    CSeq: 1 OPTIONS
    %s

    """
        .formatted(lengthLine)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  private Frame next(byte[] bytes, int length) {
    return framing.next(bytes, 0, length);
  }

  @Test
  void aMessageThatComesByteByByteIsFoundWithItsLastOne() {
    byte[] bytes = (new String(options("l : 5"), UTF_8) + "12345OPT").getBytes(UTF_8);
    int whole = bytes.length - 3;

    for (int length = 0; length < whole; length++)
      assertThat(next(bytes, length)).isInstanceOf(Frame.Incomplete.class);

    assertThat(next(bytes, whole)).isEqualTo(new Frame.Message(0, whole));
  }

  @Test
  void emptyLinesBeforeAMessageAreSkipped() {
    byte[] bytes = ("\r\n" + new String(options("Content-Length: 0"), UTF_8)).getBytes(UTF_8);

    assertThat(next(bytes, bytes.length)).isEqualTo(new Frame.Message(2, bytes.length - 2));
  }

  @Test
  void twoEmptyLinesAreAPing() {
    byte[] bytes = "\r\n\r\n".getBytes(UTF_8);

    assertThat(next(bytes, 2)).isInstanceOf(Frame.Incomplete.class);
    assertThat(next(bytes, 4)).isEqualTo(new Frame.Ping(4));
    assertThat(MessageFraming.pong()).isEqualTo("\r\n".getBytes(UTF_8));
  }

  @Test
  void anotherMessageIsFoundBehindTheFirst() {
    byte[] one = options("Content-Length: 0");
    byte[] two = (new String(one, UTF_8) + new String(one, UTF_8)).getBytes(UTF_8);

    var first = (Frame.Message) next(two, two.length);

    assertThat(framing.next(two, first.used(), two.length - first.used())).isEqualTo(first);
  }

  @Test
  void withoutContentLengthAStreamCannotBeFollowed() {
    byte[] bytes = options("X: y");
    var malformed = catchThrowableOfType(MalformedMessage.class, () -> next(bytes, bytes.length));

    assertThat(malformed).hasMessage("not one usable Content-Length in a stream");
    assertThat(malformed.answer().orElseThrow().status()).isEqualTo(400);
  }

  @Test
  void twoContentLengthsCouldHideAMessageAndAreRefused() {
    byte[] bytes = options("Content-Length: 0\nl: 5");

    assertThatThrownBy(() -> next(bytes, bytes.length)).isInstanceOf(MalformedMessage.class);
  }

  @Test
  void aBodyTooLargeIsRefusedBeforeItComes() {
    byte[] bytes = options("Content-Length: 262145");

    assertThatThrownBy(() -> next(bytes, bytes.length)).hasMessage("body too long");
  }

  @Test
  void aHeadWithoutEndIsRefusedAtItsBound() {
    byte[] bytes = "x".repeat(MessageLimits.HEAD_BYTES + 1).getBytes(UTF_8);

    assertThatThrownBy(() -> next(bytes, bytes.length)).hasMessageContaining("longer than 65535");
  }
}
