package org.umbel.store.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The file system of this machine.
public final class LocalDisk implements Disk {

  @Override
  public DiskFile create(Path file) throws IOException {
    return new LocalFile(FileChannel.open(file, CREATE_NEW, WRITE));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new LocalFile(FileChannel.open(file, WRITE));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public ByteBuffer map(Path file) throws IOException {
    try (var channel = FileChannel.open(file, READ)) {
      return channel.map(MapMode.READ_ONLY, 0, channel.size());
    }
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public void link(Path existing, Path file) throws IOException {
    try {
      Files.createLink(file, existing);
    } catch (UnsupportedOperationException | FileSystemException elsewhere) {
      Files.copy(existing, file);
      try (var copy = open(file)) {
        copy.force();
      }
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public long freeBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private record LocalFile(FileChannel channel) implements DiskFile {

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      var at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
