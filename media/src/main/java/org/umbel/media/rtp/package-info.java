/// The packets of a call and what their numbers tell: [RtpPacket] with [Reception] and
/// [RecordingClock] for speech, [KeyEvent] with [KeyEvents] and [KeyPress] for keys, [RtcpReader]
/// and [RtcpWriter] for reports. Works on `ByteBuffer`s; speech and reports allocate nothing.
@NullMarked
package org.umbel.media.rtp;

import org.jspecify.annotations.NullMarked;
