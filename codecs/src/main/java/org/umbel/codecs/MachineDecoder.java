package org.umbel.codecs;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;

/// One stream's decoder of FFmpeg's: frames of bytes into linear samples. Belongs to one thread; it
/// has memory outside the heap until it is closed.
final class MachineDecoder implements AutoCloseable {
  private final BytePointer input;
  private final ByteBuffer inputBytes;
  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();

  /// @param name FFmpeg's
  /// @param rate samples a second, one channel
  /// @param most bytes given at once
  MachineDecoder(String name, int rate, int most) {
    input = new BytePointer(most + AV_INPUT_BUFFER_PADDING_SIZE);
    input.zero();
    inputBytes = input.asByteBuffer();
    var codec = avcodec_find_decoder_by_name(name);
    context = avcodec_alloc_context3(codec);
    context.sample_rate(rate);
    av_channel_layout_default(context.ch_layout(), 1);
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    if (opened < 0) {
      close();
      throw new CodecFailed(name, "opening a decoder", opened);
    }
  }

  /// Decodes one frame, or several where the codec has no bounds between them.
  ///
  /// @return how many samples were written; 0 for what cannot be decoded
  int decode(ByteBuffer payload, int from, int length, short[] samples, int at) {
    inputBytes.put(0, payload, from, length);
    packet.data(input).size(length);
    if (avcodec_send_packet(context, packet) < 0 || avcodec_receive_frame(context, frame) < 0) {
      return 0;
    }
    int count = Math.min(frame.nb_samples(), samples.length - at);
    new ShortPointer(frame.data(0)).get(samples, at, count);
    return count;
  }

  @Override
  public void close() {
    packet.data(null).size(0);
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
    input.close();
  }
}
