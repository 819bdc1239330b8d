package org.umbel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.media.Key;

class KeyEventsTest {
  private final KeyEvents events = new KeyEvents();

  private Optional<Key> take(Key key, int timestamp, boolean marker, boolean end, int duration) {
    return events.take(new KeyEvent(key, end, 10, duration), timestamp, marker);
  }

  @Test
  void aKeyEventIsWrittenAsItWasRead() {
    var bytes = ByteBuffer.wrap(HexFormat.of().parseHex("058a0320"));

    var event = KeyEvent.read(bytes).orElseThrow();
    var written = ByteBuffer.allocate(4);
    event.write(written);

    assertThat(event).isEqualTo(new KeyEvent(Key.FIVE, true, 10, 800));
    assertThat(written.flip()).isEqualTo(bytes);
  }

  @Test
  void whatIsNoKeyIsNoEvent() {
    assertThat(KeyEvent.read(ByteBuffer.wrap(new byte[] {32, 0, 0, 0}))).isEmpty();
    assertThat(KeyEvent.read(ByteBuffer.wrap(new byte[] {5, 0, 0}))).isEmpty();
  }

  @Test
  void aPressIsOneHoweverManyPacketsTellOfIt() {
    assertThat(take(Key.ONE, 1_000, true, false, 160)).contains(Key.ONE);
    assertThat(take(Key.ONE, 1_000, false, false, 320)).isEmpty();
    assertThat(events.isPressed()).isTrue();
    assertThat(take(Key.ONE, 1_000, false, true, 480)).isEmpty();
    assertThat(take(Key.ONE, 1_000, false, true, 480)).isEmpty();
    assertThat(take(Key.ONE, 1_000, false, true, 480)).isEmpty();
    assertThat(events.isPressed()).isFalse();
  }

  @Test
  void anEndAloneIsAPress() {
    assertThat(take(Key.ONE, 1_000, false, true, 480)).contains(Key.ONE);
  }

  @Test
  void theSameKeyAgainIsAnotherPress() {
    take(Key.ONE, 1_000, true, false, 160);
    take(Key.ONE, 1_000, false, true, 480);

    assertThat(take(Key.ONE, 2_000, false, false, 160)).contains(Key.ONE);
  }

  @Test
  void theSameKeyAgainIsAnotherPressThoughTheEndWasLost() {
    take(Key.ONE, 1_000, true, false, 160);

    assertThat(take(Key.ONE, 1_400, true, false, 160)).contains(Key.ONE);
    assertThat(take(Key.ONE, 9_000, false, false, 160)).contains(Key.ONE);
  }

  @Test
  void aKeyHeldForLongIsOnePressThoughItIsSplit() {
    take(Key.ONE, 1_000, true, false, 0xFFFF);

    assertThat(take(Key.ONE, 1_000 + 0xFFFF, false, false, 160)).isEmpty();
    assertThat(take(Key.ONE, 1_000 + 0xFFFF, false, true, 480)).isEmpty();
  }

  @Test
  void timestampsThatMoveOnWithEachPacketAreOnePress() {
    assertThat(take(Key.ONE, 1_000, false, false, 160)).contains(Key.ONE);
    assertThat(take(Key.ONE, 1_160, false, false, 160)).isEmpty();
    assertThat(take(Key.ONE, 1_320, false, true, 320)).isEmpty();
    assertThat(take(Key.ONE, 1_320, false, true, 320)).isEmpty();
  }

  @Test
  void aLatePacketOfAnEarlierKeyIsNone() {
    take(Key.ONE, 1_000, true, false, 160);
    take(Key.TWO, 3_000, true, false, 160);

    assertThat(take(Key.ONE, 1_000, false, true, 480)).isEmpty();
    assertThat(take(Key.TWO, 3_000, false, true, 480)).isEmpty();
  }

  @Test
  void timestampsWrap() {
    take(Key.ONE, 0xFFFF_FF00, true, true, 160);

    assertThat(take(Key.ONE, 0x0000_0800, true, false, 160)).contains(Key.ONE);
  }

  @Test
  void aPressOfOursEndsThreeTimes() {
    var press = new KeyPress(Key.FIVE, 400);
    var payload = ByteBuffer.allocate(100);

    assertThat(press.isFresh()).isTrue();
    while (!press.isDone()) {
      press.write(payload, 160);
    }

    assertThat(HexFormat.of().formatHex(payload.array(), 0, payload.position()))
        .isEqualTo("050a00a0" + "050a0140" + "058a0190" + "058a0190" + "058a0190");
  }
}
