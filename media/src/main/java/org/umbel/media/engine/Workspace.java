package org.umbel.media.engine;

import java.nio.ByteBuffer;
import org.umbel.media.Audio;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.srtp.SealingRoom;
import org.umbel.media.tone.KeyToneDetector;

/// What a media thread works in, one stream after the other. It is the same for all of them so that
/// it stays in the processor's nearest cache, which a buffer for each of a thousand streams would
/// not. What one turn leaves in it, the next overwrites.
///
/// @param datagram what is read, or a report about to be sent
/// @param outgoing the packet about to be sent
/// @param heard speech of the packet taken last, and what was lost before it
/// @param packet the packet in the datagram
/// @param tones a block of speech that is searched for key tones
/// @param sealing where packets are sealed and opened
/// @param sum speech of several parties, added up
/// @param said speech of the packet to be sent, or a frame of a recording that is looked at
@SuppressWarnings("ArrayRecordComponent") // never compared
record Workspace(
    ByteBuffer datagram,
    ByteBuffer outgoing,
    RtpPacket packet,
    short[] heard,
    int[] tones,
    SealingRoom sealing,
    int[] sum,
    short[] said) {
  private static final int LARGEST_DATAGRAM = 2_048;

  /// Beyond a payload that is passed on: our header, and what seals it.
  private static final int AROUND = 64;

  /// The longest packet time we send, in samples.
  private static final int LONGEST_SAID = 60 * Audio.PER_MILLI;

  Workspace() {
    this(
        ByteBuffer.allocateDirect(LARGEST_DATAGRAM),
        ByteBuffer.allocateDirect(LARGEST_DATAGRAM + AROUND),
        new RtpPacket(),
        new short[Decoding.LONGEST],
        new int[KeyToneDetector.BLOCK],
        new SealingRoom(),
        new int[LONGEST_SAID],
        new short[LONGEST_SAID]);
  }
}
