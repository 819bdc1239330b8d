package org.umbel.store.person;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.umbel.domain.agent.options.RedirectVault;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// Redirect numbers, one small file each, replaced whole and forced. Safe for all threads of one
/// process; waits for the disk alone.
public final class FileRedirectVault implements RedirectVault {
  private final Path folder;
  private final Disk disk = new LocalDisk();

  /// @param folder made when there is none
  /// @throws DiskRefused when it cannot be made
  public FileRedirectVault(Path folder) {
    this.folder = folder;
    try {
      new EntryFolder(disk, folder).prepare();
    } catch (IOException refused) {
      throw new DiskRefused("keep redirect numbers", folder, refused);
    }
  }

  @Override
  public Optional<Own> find(Extension person) {
    var file = folder.resolve(person.digits());
    try {
      return disk.exists(file)
          ? Optional.of(own(Fields.read(file, disk.read(file))))
          : Optional.empty();
    } catch (IOException refused) {
      throw new DiskRefused("read a redirect number", file, refused);
    }
  }

  private static Own own(Fields fields) {
    return new Own(
        fields.find("enabled").filter("true"::equals).isPresent(),
        fields.find("number").flatMap(PhoneNumber::parse));
  }

  @Override
  public void put(Extension person, Own redirect) {
    var file = folder.resolve(person.digits());
    var fields =
        Fields.empty(file)
            .with("enabled", Boolean.toString(redirect.enabled()))
            .with("number", redirect.number());
    try {
      ForcedFile.replace(disk, file, fields.bytes());
    } catch (IOException refused) {
      throw new DiskRefused("keep a redirect number", file, refused);
    }
  }
}
