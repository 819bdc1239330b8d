package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.umbel.media.Key;

class KeyMergerTest {
  private final KeyMerger merger = new KeyMerger();

  private boolean isNew(Key key, KeyWay way, int milliseconds) {
    return merger.isNew(key, way, milliseconds * MediaClock.MILLI);
  }

  @Test
  void aPressHeardInTwoWaysIsOne() {
    assertThat(isNew(Key.ONE, KeyWay.TONE, 0)).isTrue();
    assertThat(isNew(Key.ONE, KeyWay.EVENT, 50)).isFalse();
    assertThat(isNew(Key.ONE, KeyWay.SIGNALLING, 200)).isFalse();
  }

  @Test
  void twoQuickPressesHeardInTwoWaysAreTwo() {
    assertThat(isNew(Key.ONE, KeyWay.EVENT, 0)).isTrue();
    assertThat(isNew(Key.ONE, KeyWay.EVENT, 200)).isTrue();
    assertThat(isNew(Key.ONE, KeyWay.SIGNALLING, 210)).isFalse();
    assertThat(isNew(Key.ONE, KeyWay.SIGNALLING, 400)).isFalse();
    assertThat(isNew(Key.ONE, KeyWay.SIGNALLING, 600)).isTrue();
  }

  @Test
  void tonesCountNoMoreOnceThereAreEvents() {
    isNew(Key.ONE, KeyWay.EVENT, 0);

    assertThat(isNew(Key.TWO, KeyWay.TONE, 5_000)).isFalse();
    assertThat(merger.wantsTones()).isFalse();
  }

  @Test
  void theSameKeyLongAfterIsAnotherPress() {
    isNew(Key.ONE, KeyWay.EVENT, 0);

    assertThat(isNew(Key.ONE, KeyWay.SIGNALLING, 1_600)).isTrue();
  }
}
