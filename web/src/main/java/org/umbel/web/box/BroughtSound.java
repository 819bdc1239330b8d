package org.umbel.web.box;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Voice;
import org.umbel.web.answer.Problem;

/// Makes a greeting of what a request brings: a sound file, or a text that a speech engine reads.
/// One at a time, for it may need a hundred megabytes; others wait some seconds.
final class BroughtSound {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LONGEST_TEXT = 2_000;

  private final BoxServices services;
  private final Semaphore place = new Semaphore(1);

  BroughtSound(BoxServices services) {
    this.services = services;
  }

  /// What became of it.
  sealed interface Brought {
    record Sound(ShortBuffer samples) implements Brought {
      Duration length() {
        return Duration.ofMillis(samples.remaining() * 1_000L / Voice.SAMPLE_RATE);
      }
    }

    record Refused(Problem why) implements Brought {}
  }

  /// Whether it is words, not a sound.
  static boolean isText(ServerRequest request) {
    return type(request).equals("text/plain");
  }

  /// @param language of a text
  Brought read(ServerRequest request, Language language) {
    var type = type(request);
    if (!type.equals("text/plain")
        && !type.startsWith("audio/")
        && !type.equals("application/octet-stream")) {
      return refused(
          Status.UNSUPPORTED_MEDIA_TYPE_415,
          "Send a sound as audio/wav, audio/aiff or audio/basic, or words as text/plain.");
    }
    try {
      if (!place.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return refused(Status.SERVICE_UNAVAILABLE_503, "Too many sounds come at once. Try again.");
      }
      try {
        return isText(request) ? spoken(request, language) : played(request);
      } finally {
        place.release();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return refused(Status.SERVICE_UNAVAILABLE_503, "The server ends.");
    }
  }

  private static String type(ServerRequest request) {
    var full = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    return full.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private Brought played(ServerRequest request) {
    return services
        .sounds()
        .read(ByteBuffer.wrap(body(request)))
        .map(this::fitting)
        .orElseGet(() ->
            refused(
                Status.UNPROCESSABLE_CONTENT_422,
                "This sound cannot be read, or is far too long. WAV (linear of 8 to 32 bits,"
                    + " floating point, A-law, mu-law), AIFF, AU, MP3 and FLAC can, at any usual"
                    + " rate."));
  }

  private Brought spoken(ServerRequest request, Language language) throws InterruptedException {
    var text = new String(body(request), StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      return refused(
          Status.UNPROCESSABLE_CONTENT_422,
          "A text of " + text.length() + " characters; 1 to " + LONGEST_TEXT + " are allowed.");
    }
    return services
        .speech()
        .speak(language, text)
        .map(this::fitting)
        .orElseGet(() ->
            refused(
                Status.SERVICE_UNAVAILABLE_503,
                "No speech engine here reads \"" + language.tag() + "\" now. Send a sound."));
  }

  private Brought fitting(ShortBuffer samples) {
    var sound = new Brought.Sound(samples);
    var limits = services.limits();
    if (sound.length().compareTo(limits.shortest()) < 0
        || sound.length().compareTo(limits.longest()) > 0) {
      return refused(
          Status.UNPROCESSABLE_CONTENT_422,
          String.format(
              Locale.ROOT,
              "The sound lasts %.1f s; %.1f to %.1f s are allowed.",
              seconds(sound.length()),
              seconds(limits.shortest()),
              seconds(limits.longest())));
    }
    return sound;
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1_000.0;
  }

  private static byte[] body(ServerRequest request) {
    try (var body = request.content().inputStream()) {
      return body.readAllBytes();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Brought refused(Status status, String detail) {
    return new Brought.Refused(Problem.of(status, detail));
  }
}
