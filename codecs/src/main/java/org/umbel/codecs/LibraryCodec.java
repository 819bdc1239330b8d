package org.umbel.codecs;

import java.util.Optional;
import org.umbel.media.codec.Codec;

/// A codec that needs a library, and whose encoders are bounded: an expensive codec shall leave the
/// machine time for all other calls.
abstract sealed class LibraryCodec implements Codec permits G722, G723, Opus {
  private final Room room;
  private Optional<String> missing = Optional.empty();
  private boolean tried;

  /// @param mostPerCore how many streams may be encoded at once for each core of the machine
  LibraryCodec(int mostPerCore) {
    room = new Room(mostPerCore * Runtime.getRuntime().availableProcessors());
  }

  final Room room() {
    return room;
  }

  @Override
  public final boolean hasRoom() {
    return room.isLeft();
  }

  /// Loads the library once.
  final synchronized Optional<String> missing() {
    if (!tried) {
      tried = true;
      missing = tryOut();
    }
    return missing;
  }

  private Optional<String> tryOut() {
    try {
      load();
      return Optional.empty();
    } catch (LinkageError _) { // no classes, no machine code, or for another machine
      return Optional.of(remedy());
    }
  }

  /// @throws LinkageError when the library is missing
  abstract void load();

  /// What is missing, in words.
  abstract String remedy();
}
