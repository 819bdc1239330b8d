package org.umbel.web.answer;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// Sends a WAV file, whole or the part a player wants, so that one can jump within it.
public final class SoundAnswer {
  private static final int CHUNK = 16 * 1_024;

  private SoundAnswer() {}

  public static void send(ByteBuffer sound, ServerRequest request, ServerResponse response) {
    var length = sound.remaining();
    response.header("Content-Type", "audio/wav");
    response.header("Accept-Ranges", "bytes");
    switch (ByteRange.wish(request.headers().first(HeaderNames.RANGE), length)) {
      case ByteRange.Wish.Everything _ -> write(sound, response);
      case ByteRange.Wish.Part part -> {
        response.status(Status.PARTIAL_CONTENT_206);
        response.header("Content-Range", part.range().of(length));
        write(sound.slice(part.range().first(), part.range().count()), response);
      }
      case ByteRange.Wish.Outside _ -> {
        response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416);
        response.header("Content-Range", "bytes */" + length);
        response.send();
      }
    }
  }

  private static void write(ByteBuffer sound, ServerResponse response) {
    response.contentLength(sound.remaining());
    var chunk = new byte[Math.min(CHUNK, Math.max(1, sound.remaining()))];
    try (var out = response.outputStream()) {
      while (sound.hasRemaining()) {
        var count = Math.min(chunk.length, sound.remaining());
        sound.get(chunk, 0, count);
        out.write(chunk, 0, count);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException("The listener is gone", gone);
    }
  }
}
