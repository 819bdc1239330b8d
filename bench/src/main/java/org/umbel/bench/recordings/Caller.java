package org.umbel.bench.recordings;

import java.nio.ByteBuffer;
import org.umbel.bench.recordings.Deposit.State;

/// What a caller does as time goes by: listens to the greeting, presses 0, waits for the tone to
/// end, speaks, is silent for a moment. Belongs to the generator's thread.
final class Caller implements MediaLines.Listener {
  private static final int HEADER = 12;
  private static final int STRIDE = 10;
  private static final int TIMESTAMP_STEP = 160;
  private static final long MILLI = 1_000_000;
  private static final long LISTENING = 1500 * MILLI;
  private static final long TONE_PATIENCE = 5000 * MILLI;
  private static final long SILENT = 200 * MILLI;
  private static final int TONE_PACKETS = 5; // so much sound since the key is a tone
  private static final int KEY = 0;
  private static final int KEY_PACKETS = 5;
  private static final int END_PACKETS = 3;
  private static final int LAST_SILENCE = 10;

  private final MediaLines lines;

  Caller(MediaLines lines) {
    this.lines = lines;
  }

  @Override
  public void heard(Deposit call, ByteBuffer packet, long arrival) {
    long now = System.nanoTime();
    if (call.firstPacketAt == 0) call.firstPacketAt = now;
    if (call.state != State.LEAVING)
      call.hearing.packet(packet.getShort(2), packet.getInt(4), arrival, now);
    if (!loud(packet)) return;
    if (call.firstSoundAt == 0) call.firstSoundAt = now;
    call.soundAt = now;
    if (call.state == State.AWAITING_TONE) call.soundPackets++;
  }

  private static boolean loud(ByteBuffer packet) {
    for (int i = HEADER; i < packet.limit(); i += STRIDE)
      if (Voice.loud(packet.get(i))) return true;
    return false;
  }

  /// Sends what is due in this frame of 20 ms.
  ///
  /// @return whether the caller is done and hangs up
  boolean speak(Deposit call, long now) {
    call.timestamp += TIMESTAMP_STEP;
    return switch (call.state) {
      case LISTENING -> listen(call, now);
      case PRESSING -> press(call, now);
      case AWAITING_TONE -> awaitTone(call, now);
      case SPEAKING -> talk(call);
      case CALLING, LEAVING, OVER -> false;
    };
  }

  private boolean listen(Deposit call, long now) {
    lines.sendSound(call, Voice.SILENCE);
    boolean nothing = call.firstSoundAt == 0 && now - call.answeredAt > TONE_PATIENCE;
    boolean enough = call.firstSoundAt != 0 && now - call.firstSoundAt > LISTENING;
    if (nothing || enough) {
      call.state = State.PRESSING;
      call.eventTimestamp = call.timestamp + TIMESTAMP_STEP;
    }
    return false;
  }

  private boolean press(Deposit call, long now) {
    call.sent++;
    if (call.sent <= KEY_PACKETS) {
      lines.sendEvent(call, KEY, false, call.sent * TIMESTAMP_STEP);
      return false;
    }
    lines.sendEvent(call, KEY, true, KEY_PACKETS * TIMESTAMP_STEP);
    if (call.sent == KEY_PACKETS + END_PACKETS) begin(call, State.AWAITING_TONE, now);
    return false;
  }

  private boolean awaitTone(Deposit call, long now) {
    lines.sendSound(call, Voice.SILENCE);
    boolean over = call.soundPackets >= TONE_PACKETS && now - call.soundAt > SILENT;
    if (over) call.toneHeard = true;
    if (over || now - call.stepAt > TONE_PATIENCE) begin(call, State.SPEAKING, now);
    return false;
  }

  private boolean talk(Deposit call) {
    int number = call.sent++;
    lines.sendSound(call, number < Voice.PACKETS ? Voice.packet(number) : Voice.SILENCE);
    return call.sent == Voice.PACKETS + LAST_SILENCE;
  }

  private static void begin(Deposit call, State next, long now) {
    call.state = next;
    call.stepAt = now;
    call.sent = 0;
  }
}
