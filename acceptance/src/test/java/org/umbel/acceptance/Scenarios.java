package org.umbel.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.sound.Law;

/// What SIPp is to do, from the scenarios beside this class.
final class Scenarios {
  /// The place in a block of ports where audio is expected.
  static final int RTP = 20;

  private Scenarios() {}

  /// A plain call in mu-law that nobody listens to.
  static Sipp call(PortBlock ports) {
    return call(ports, Law.MU).with("redirection", "X-Empty: yes");
  }

  /// A scenario whose keys are still to be given.
  static Sipp named(String file, PortBlock ports) {
    return Sipp.scenario(resource(file), ports);
  }

  static Sipp call(PortBlock ports, Law law) {
    return Sipp.scenario(resource("call.xml"), ports)
        .with("inviteBody", description(ports, law))
        .with("ackBody", "Content-Length: 0\n")
        .with("talk", "<pause milliseconds=\"14000\"/>");
  }

  static String description(PortBlock ports, Law law) {
    return description(ports, law.payloadType());
  }

  static String description(PortBlock ports, int payloadType) {
    return """
    Content-Type: application/sdp
    Content-Length: [len]

    v=0
    o=- 1 1 IN IP4 [local_ip]
    s=-
    c=IN IP4 [local_ip]
    t=0 0
    m=audio %d RTP/AVP %d 101
    a=rtpmap:101 telephone-event/8000
    a=fmtp:101 0-15
    """
        .formatted(ports.at(RTP), payloadType);
  }

  static String resource(String name) {
    try (var in = Scenarios.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no scenario " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Runs the signalling in a thread of its own and the audio in this one.
  static <T> T alongside(Callable<T> signalling, Runnable audio) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcome = executor.submit(signalling);
      audio.run();
      return outcome.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
