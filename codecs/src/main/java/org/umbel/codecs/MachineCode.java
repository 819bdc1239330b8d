package org.umbel.codecs;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

/// FFmpeg's part of codecs: loads it and says whether a codec is in it.
///
/// Its decoders get what comes from the network: at most a datagram, cut into frames here, nothing
/// but the codecs named here, no containers. A fault in them would end the process, which is why
/// they are used only where somebody asks for them.
final class MachineCode {
  static final String REMEDY =
      "the libraries ffmpeg and javacpp for this machine (" + Machine.NAME + ") are not in lib";

  private MachineCode() {}

  /// @throws UnsatisfiedLinkError when the library or the codec is not there
  static void require(String codec) {
    av_log_set_level(AV_LOG_QUIET); // it would complain of a peer's nonsense on our standard error
    if (avcodec_find_decoder_by_name(codec) == null
        || avcodec_find_encoder_by_name(codec) == null) {
      throw new UnsatisfiedLinkError("this FFmpeg was built without " + codec);
    }
  }
}
