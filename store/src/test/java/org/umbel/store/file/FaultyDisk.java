package org.umbel.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The local disk, with one step of it failing, or every one from a certain step on.
public final class FaultyDisk implements Disk {
  private final Disk disk = new LocalDisk();
  private final AtomicInteger steps = new AtomicInteger();
  private final int first;
  private final int last;

  private FaultyDisk(int first, int last) {
    this.first = first;
    this.last = last;
  }

  /// Only this step fails; the first is 1.
  public static FaultyDisk failingOnceAt(int step) {
    return new FaultyDisk(step, step);
  }

  /// This step fails and all after it, as on a disk that dies.
  public static FaultyDisk failingFrom(int step) {
    return new FaultyDisk(step, Integer.MAX_VALUE);
  }

  /// Whether the step that was to fail has been taken.
  public boolean failed() {
    return steps.get() >= first;
  }

  private void step(String what, Path path) throws IOException {
    var step = steps.incrementAndGet();
    if (step >= first && step <= last) {
      throw new IOException(
          "No space left on device (step " + step + ": " + what + " " + path + ")");
    }
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    step("create", file);
    return new FaultyFile(file, disk.create(file));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    step("open", file);
    return new FaultyFile(file, disk.open(file));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    step("read", file);
    return disk.read(file);
  }

  @Override
  public ByteBuffer map(Path file) throws IOException {
    step("map", file);
    return disk.map(file);
  }

  @Override
  public long size(Path file) throws IOException {
    step("size", file);
    return disk.size(file);
  }

  @Override
  public void link(Path existing, Path file) throws IOException {
    step("link", file);
    disk.link(existing, file);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step("move", to);
    disk.move(from, to);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step("create folder", folder);
    disk.createFolder(folder);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    step("force folder", folder);
    disk.forceFolder(folder);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    step("list", folder);
    return disk.list(folder);
  }

  @Override
  public void delete(Path path) throws IOException {
    step("delete", path);
    disk.delete(path);
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path);
  }

  @Override
  public long freeBytes(Path folder) throws IOException {
    step("free bytes", folder);
    return disk.freeBytes(folder);
  }

  private final class FaultyFile implements DiskFile {
    private final Path path;
    private final DiskFile file;

    private FaultyFile(Path path, DiskFile file) {
      this.path = path;
      this.file = file;
    }

    /// Writes half before failing, as a disk that becomes full does.
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      try {
        step("write", path);
      } catch (IOException full) {
        file.write(bytes.limit(bytes.position() + bytes.remaining() / 2), position);
        throw full;
      }
      file.write(bytes, position);
    }

    @Override
    public void truncate(long size) throws IOException {
      step("truncate", path);
      file.truncate(size);
    }

    @Override
    public void force() throws IOException {
      step("force", path);
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
      step("close", path);
    }
  }
}
