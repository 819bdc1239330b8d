package org.umbel.media.codec;

import java.nio.ByteBuffer;

/// A speech codec as the media engine needs it: stateless, 8 000 samples a second on the linear
/// side, safe for use by many threads. Codecs with another rate or with a state per stream will
/// come behind this seam.
public interface Codec {
  /// The encoding name of the `rtpmap` attribute, such as `PCMA`; compared without case.
  String name();

  /// The static payload type of RFC 3551 §6, or -1 when it has none.
  int staticPayloadType();

  /// The RTP clock in units a second (RFC 3551 §4.5).
  int clockRate();

  /// Decodes a payload into `samples` from `at`, as many as fit.
  ///
  /// @return how many samples were written
  int decode(ByteBuffer payload, short[] samples, int at);

  /// Encodes `count` samples from `at` and appends them to `payload`.
  void encode(short[] samples, int at, int count, ByteBuffer payload);
}
