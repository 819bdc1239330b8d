package org.umbel.media.engine;

import org.umbel.media.Audio;

/// How far one party of a bridge has heard another. Frames are taken when they are due, so a little
/// speech is kept back that makes up for packets that come late: 20 ms, and up to 60 ms where that
/// was too little. Belongs to the media thread.
final class Ear {
  private static final int LEAST = 20 * Audio.PER_MILLI;
  private static final int MOST = 60 * Audio.PER_MILLI;

  /// More than this beyond what is kept back is delay; the oldest of it is left out.
  private static final int PILE = 100 * Audio.PER_MILLI;

  private final Seat seat;
  private final Spoken spoken;
  private long position;
  private int keeps = LEAST;
  private boolean waits = true;

  /// Hears what is said from now on.
  Ear(Seat seat, Spoken spoken) {
    this.seat = seat;
    this.spoken = spoken;
    this.position = spoken.end();
  }

  /// Who is heard.
  Seat seat() {
    return seat;
  }

  /// Up to where it was heard.
  long position() {
    return position;
  }

  /// How often time has jumped where it is heard.
  int breaks() {
    return spoken.breaks();
  }

  int available() {
    return (int) (spoken.end() - position);
  }

  /// Takes what there is, as it comes.
  void take(short[] frame, int count) {
    for (int i = 0; i < count; i++) {
      frame[i] = spoken.at(position + i);
    }
    position += count;
  }

  /// Leaves out what was said until now.
  void skip() {
    position = spoken.end();
    waits = true;
  }

  /// Adds what is due to a sum; nothing where it has not come.
  void add(int[] sum, int count) {
    int there = available();
    if (there < count + (waits ? keeps : 0)) {
      if (!waits && there > 0) {
        keeps = Math.min(MOST, keeps + LEAST); // came too late
      }
      waits = true;
      return;
    }
    waits = false;
    if (there > count + keeps + PILE) {
      position = spoken.end() - count - keeps;
    }
    for (int i = 0; i < count; i++) {
      sum[i] += spoken.at(position + i);
    }
    position += count;
  }
}
