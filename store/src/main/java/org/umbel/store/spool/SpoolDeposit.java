package org.umbel.store.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.umbel.domain.call.SampleSink;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Deposit;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.SoundFile;
import org.umbel.store.file.SoundSink;

/// A message being taken into the spool. Methods of [Deposit] belong to the call's thread, the sink
/// to a recorder, [#force] to the forcing thread.
final class SpoolDeposit implements Deposit {
  private final Spool spool;
  private Envelope envelope;
  private final SoundFile sound;
  private boolean ended;

  SpoolDeposit(Spool spool, Envelope envelope, SoundFile sound) {
    this.spool = spool;
    this.envelope = envelope;
    this.sound = sound;
  }

  MessageId id() {
    return envelope.id();
  }

  @Override
  public SampleSink sink() {
    return new SoundSink(sound, "message " + id());
  }

  @Override
  public ByteBuffer sound() {
    try {
      sound.finish();
      return spool.sound(id());
    } catch (IOException refused) {
      throw new CannotTakeMessage(id(), DiskRefused.words(refused), refused);
    }
  }

  @Override
  public void mark(Marks marks) {
    var marked = envelope.marked(marks);
    try {
      spool.mark(marked);
      envelope = marked;
    } catch (IOException refused) {
      throw new CannotTakeMessage(id(), DiskRefused.words(refused), refused);
    }
  }

  @Override
  public void attach(ByteBuffer mail) {
    try {
      spool.attach(id(), mail);
    } catch (IOException refused) {
      throw new CannotTakeMessage(id(), DiskRefused.words(refused), refused);
    }
  }

  void force() throws IOException {
    sound.force();
  }

  @Override
  public void commit() {
    if (ended) {
      throw new IllegalStateException("Message " + id() + " has been taken or dropped already");
    }
    try {
      sound.finish();
      sound.close();
      spool.commit(envelope);
      ended = true;
      spool.ended(this);
    } catch (IOException refused) {
      throw new CannotTakeMessage(id(), DiskRefused.words(refused), refused);
    } finally {
      close();
    }
  }

  @Override
  public void discard() {
    if (ended) {
      return;
    }
    ended = true;
    release();
    spool.drop(id());
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    ended = true;
    release();
    spool.recover(id());
  }

  /// The spool is closed: what was said so far is for the next start.
  void cutOff() throws IOException {
    try (sound) {
      sound.force();
    }
  }

  /// What is in memory goes to the file as far as the disk lets it.
  private void release() {
    spool.ended(this);
    try (sound) {
      sound.force();
    } catch (IOException refused) {
      spool.refused(refused);
    }
  }
}
