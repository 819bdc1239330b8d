package org.umbel.domain.message;

import java.nio.ByteBuffer;
import org.umbel.domain.call.SampleSink;

/// A message being taken. Sound given to [#sink] is forced to disk at least each second; after a
/// crash, what was said until then is delivered. Used by the call's thread, the sink by a recorder.
public interface Deposit extends AutoCloseable {

  /// Takes one recording; another sink goes on where the sound ends then.
  SampleSink sink();

  /// What was taken until now, as a WAV file's bytes, forced to disk; more may follow.
  ///
  /// @throws CannotTakeMessage when the disk refuses
  ByteBuffer sound();

  /// Notes on disk how the caller wants it to be taken, until told otherwise.
  ///
  /// @throws CannotTakeMessage when the disk refuses
  void mark(Marks marks);

  /// Sends a mail along with the sound; once, before [#commit].
  ///
  /// @param mail as RFC 5322 writes it, from position to limit
  /// @throws CannotTakeMessage when the disk refuses
  void attach(ByteBuffer mail);

  /// Takes the message: complete and forced to disk when this returns, delivered soon afterwards.
  ///
  /// @throws CannotTakeMessage when the disk refuses; what is there already is still delivered
  void commit();

  /// Drops it, as if the caller had never spoken.
  void discard();

  /// Releases the files. Without [#commit] or [#discard] before it, what was said is kept as after
  /// a crash.
  @Override
  void close();
}
