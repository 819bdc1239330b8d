package org.umbel.store.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.Deposit;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Extension;
import org.umbel.store.file.Disk;
import org.umbel.store.file.LocalDisk;

/// A spool on a folder of its own, and what came out of it.
final class SpoolRig {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final SpoolLimits LIMITS =
      new SpoolLimits(20, 1_000_000, Duration.ofSeconds(1), Duration.ofSeconds(1));

  final Path path;
  final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  final List<VoiceMessage> handed = Collections.synchronizedList(new ArrayList<>());

  SpoolRig(Path path) {
    this.path = path;
  }

  Spool open() {
    return open(LIMITS, new LocalDisk());
  }

  Spool open(SpoolLimits limits, Disk disk) {
    var spool = Spool.open(path, limits, events::add, disk);
    spool.handTo(spooled -> handed.add(spooled.message()));
    return spool;
  }

  static Envelope envelope(String extension, Instant at) {
    var caller =
        new Caller(Optional.of(new PhoneNumber("4001")), Optional.of("Ben \\ Carter\nzwei=2"));
    return new Envelope(
        MessageId.random(),
        new CallId("call-1"),
        new Extension(extension),
        caller,
        Optional.empty(),
        at);
  }

  static Envelope envelope() {
    return envelope("4000", NOON);
  }

  /// Gives a deposit samples that count up, in packets of 20 ms.
  static void say(Deposit deposit, Duration length) {
    var packets = length.toMillis() / 20;
    var packet = ShortBuffer.allocate(160);
    for (var i = 0; i < packets; i++) {
      packet.clear();
      for (var k = 0; k < 160; k++) {
        packet.put((short) (i * 160 + k));
      }
      deposit.sink().write(packet.flip());
    }
  }

  /// The samples of a WAV file, or a complaint about its header.
  static short[] samples(Path wav) {
    try {
      var bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.getInt(40) != bytes.remaining() - 44 || bytes.getInt(4) != bytes.remaining() - 8) {
        throw new AssertionError("The header of " + wav + " tells a wrong length");
      }
      var samples = new short[bytes.getInt(40) / 2];
      bytes
          .slice(44, bytes.limit() - 44)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer()
          .get(samples);
      return samples;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static short[] counting(int samples) {
    var counting = new short[samples];
    for (var i = 0; i < samples; i++) {
      counting[i] = (short) i;
    }
    return counting;
  }

  /// Names of the entries in a folder of the spool.
  List<String> entries(String folder) {
    try (var list = Files.list(path.resolve(folder))) {
      return list.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
