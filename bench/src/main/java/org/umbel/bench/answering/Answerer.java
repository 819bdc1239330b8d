package org.umbel.bench.answering;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.umbel.bench.process.Child;
import org.umbel.bench.process.Usage;

/// One of the programs that answer calls, running. Belongs to one thread.
public final class Answerer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration COLLECTION = Duration.ofSeconds(30);

  /// The session description all of them answer with.
  public static final byte[] DESCRIPTION =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 40000 RTP/AVP 8 0 101
      a=rtpmap:101 telephone-event/8000
      """
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  /// Who answers.
  public enum Kind {
    RAW("raw responder (limit)", RawResponder.class),
    UMBEL("Umbel's SIP room", UmbelResponder.class),
    TRACED("the same, traced", TracedResponder.class),
    PEER("JAIN-SIP 1.3.0-91", PeerResponder.class);

    private final String words;
    private final Class<?> main;

    Kind(String words, Class<?> main) {
      this.words = words;
      this.main = main;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Kind kind;
  private final Child child;
  private final InetSocketAddress address;

  private Answerer(Kind kind, Child child, InetSocketAddress address) {
    this.kind = kind;
    this.child = child;
    this.address = address;
  }

  /// Starts it; waits until it takes calls.
  ///
  /// @throws org.umbel.bench.CannotMeasure when it does not
  public static Answerer start(Kind kind) {
    var child = Child.java(kind.toString(), kind.main);
    try {
      int port = Integer.parseInt(child.await(Conversation.READY, START));
      return new Answerer(
          kind, child, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (RuntimeException failure) {
      child.close();
      throw failure;
    }
  }

  public Kind kind() {
    return kind;
  }

  /// Where it takes calls over UDP.
  public InetSocketAddress address() {
    return address;
  }

  public Usage usage() {
    return child.usage();
  }

  /// The bytes that live in its heap, after a full collection.
  public long heapBytes() {
    return Long.parseLong(child.ask(Conversation.HEAP, COLLECTION));
  }

  @Override
  public void close() {
    child.close();
  }
}
