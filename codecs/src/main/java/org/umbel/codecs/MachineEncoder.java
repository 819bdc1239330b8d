package org.umbel.codecs;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.ShortPointer;

/// One stream's encoder of FFmpeg's: frames of linear samples, all of one length, into bytes.
/// Belongs to one thread; it has memory outside the heap until it is closed.
final class MachineEncoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final int frameSamples;

  /// @param name FFmpeg's
  /// @param rate samples a second, one channel
  /// @param frameSamples samples in a frame
  /// @param bits a second
  MachineEncoder(String name, int rate, int frameSamples, int bits) {
    this.frameSamples = frameSamples;
    var codec = avcodec_find_encoder_by_name(name);
    context = avcodec_alloc_context3(codec);
    context.sample_rate(rate).sample_fmt(AV_SAMPLE_FMT_S16).bit_rate(bits).frame_size(frameSamples);
    av_channel_layout_default(context.ch_layout(), 1);
    frame.nb_samples(frameSamples).format(AV_SAMPLE_FMT_S16).sample_rate(rate);
    av_channel_layout_default(frame.ch_layout(), 1);
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    int allocated = av_frame_get_buffer(frame, 0);
    if (opened < 0 || allocated < 0) {
      close();
      throw new CodecFailed(name, "opening an encoder", Math.min(opened, allocated));
    }
  }

  /// Encodes one frame and appends its bytes; nothing when the library keeps them or fails.
  void encode(short[] samples, int at, ByteBuffer payload) {
    if (av_frame_make_writable(frame) < 0) {
      return;
    }
    new ShortPointer(frame.data(0)).put(samples, at, frameSamples);
    boolean encoded = avcodec_send_frame(context, frame) >= 0;
    if (encoded && avcodec_receive_packet(context, packet) >= 0) {
      payload.put(packet.data().capacity(packet.size()).asByteBuffer());
      av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
