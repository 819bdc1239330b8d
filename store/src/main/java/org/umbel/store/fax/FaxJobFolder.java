package org.umbel.store.fax;

import java.io.IOException;
import java.nio.file.Path;
import org.umbel.domain.fax.FaxJob;
import org.umbel.domain.fax.FaxJobs;
import org.umbel.domain.fax.FaxNotTaken;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// Hands fax jobs to the program that sends them: each is a folder in `waiting` with two files,
/// `job` (lines of `name=value`: id, to, subject, owner, owner.name, owner.mail, ordered) and
/// `mail.eml`. It appears whole, by one rename, and whoever sends it removes it. Safe for all
/// threads; waits for the disk alone.
public final class FaxJobFolder implements FaxJobs {
  private static final int MOST = 10_000;
  private static final String JOB = "job";
  private static final String MAIL = "mail.eml";

  private final Path path;
  private final Disk disk;
  private final EntryFolder arriving;
  private final EntryFolder waiting;

  /// @param path made when there is none; what a crash left half written in it is removed
  /// @throws DiskRefused when it cannot be made
  public FaxJobFolder(Path path) {
    this(path, new LocalDisk());
  }

  FaxJobFolder(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
    try {
      arriving = new EntryFolder(disk, path.resolve("arriving")).prepare();
      waiting = new EntryFolder(disk, path.resolve("waiting")).prepare();
      arriving.empty();
    } catch (IOException refused) {
      throw new DiskRefused("keep fax jobs", path, refused);
    }
  }

  @Override
  public void take(FaxJob job) {
    try {
      if (waiting.names().size() >= MOST) {
        throw new IOException(MOST + " jobs wait in " + path + " already");
      }
      var entry = arriving.add(job.id());
      ForcedFile.create(disk, entry.resolve(MAIL), job.mail());
      ForcedFile.create(disk, entry.resolve(JOB), fields(entry.resolve(JOB), job).bytes());
      disk.forceFolder(entry);
      arriving.move(job.id(), waiting);
    } catch (IOException refused) {
      throw new FaxNotTaken(job, DiskRefused.words(refused), refused);
    }
  }

  private static Fields fields(Path file, FaxJob job) {
    return Fields.empty(file)
        .with("id", job.id())
        .with("to", job.to())
        .with("subject", job.subject())
        .with("owner", job.owner().extension())
        .with("owner.name", job.owner().name())
        .with("owner.mail", job.owner().mail())
        .with("ordered", job.ordered());
  }
}
