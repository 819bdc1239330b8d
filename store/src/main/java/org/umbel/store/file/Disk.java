package org.umbel.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// Everything the stores ask of a file system, so that a test can let each step fail in turn. All
/// methods wait for the disk; all are safe for all threads.
public interface Disk {

  /// Makes a new file and opens it for writing.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is one already
  DiskFile create(Path file) throws IOException;

  /// Opens a file that exists for writing.
  DiskFile open(Path file) throws IOException;

  /// Reads a small file as a whole.
  byte[] read(Path file) throws IOException;

  /// Maps a file for reading; the bytes stay readable when its name is removed afterwards.
  ByteBuffer map(Path file) throws IOException;

  /// Length in bytes.
  long size(Path file) throws IOException;

  /// Gives a file a second name, or copies and forces it where the disk cannot.
  void link(Path existing, Path file) throws IOException;

  /// Renames in one step; a file of the new name is replaced.
  void move(Path from, Path to) throws IOException;

  /// Makes a folder in one that exists.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is one already
  void createFolder(Path folder) throws IOException;

  /// Makes the names in a folder survive a power cut.
  void forceFolder(Path folder) throws IOException;

  /// What is in a folder; empty when there is no such folder.
  List<Path> list(Path folder) throws IOException;

  /// Removes a file or empty folder; does nothing when there is none.
  void delete(Path path) throws IOException;

  boolean exists(Path path);

  /// Bytes that may still be written.
  long freeBytes(Path folder) throws IOException;
}
