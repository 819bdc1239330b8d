package org.umbel.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A file open for writing.
public interface DiskFile extends Closeable {

  /// Writes all of `bytes` at a position counted from the start of the file.
  void write(ByteBuffer bytes, long position) throws IOException;

  /// Cuts the file to a length in bytes.
  void truncate(long size) throws IOException;

  /// Returns when everything written is on the disk itself.
  void force() throws IOException;
}
