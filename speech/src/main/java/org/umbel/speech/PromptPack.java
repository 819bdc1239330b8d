package org.umbel.speech;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.speech.Language;

/// The recordings of one language. Immutable, any thread.
///
/// They are shipped as mu-law and made linear once, into a file `prompts-<language>-<crc>.pcm` that
/// later starts map into memory; another pack has another name, and its predecessors are removed.
/// The file appears under its name only when it is whole and on disk. Where no file can be written
/// the samples stay in the heap (about 10 MB).
final class PromptPack {
  private static final Logger LOG = LoggerFactory.getLogger(PromptPack.class);

  private final PackIndex index;
  private final ShortBuffer audio;

  private PromptPack(PackIndex index, ShortBuffer audio) {
    this.index = index;
    this.audio = audio;
  }

  /// Maps the recordings of a language, unpacking them first when that was not done yet.
  ///
  /// @param cache a directory of the server's own; made when it is not there
  /// @throws PackUnreadable when what was shipped is not there or damaged
  static PromptPack open(Language language, Path cache) {
    var resource = language.tag() + ".ulaw";
    try {
      var index = readIndex(language);
      var name = "prompts-" + language.tag() + "-" + index.crc() + ".pcm";
      return new PromptPack(index, samples(cache, name, resource, index));
    } catch (IOException unreadable) {
      throw new PackUnreadable(resource, unreadable);
    }
  }

  /// The samples of a clip, with a position of their own; empty when there is none of that name.
  Optional<ShortBuffer> clip(String id) {
    return Optional.ofNullable(index.entries().get(id))
        .map(entry -> audio.slice(entry.first(), entry.samples()));
  }

  /// What is said in a clip, as the catalogue has it.
  Optional<String> text(String id) {
    return Optional.ofNullable(index.entries().get(id)).map(PackIndex.Entry::text);
  }

  Set<String> clips() {
    return index.entries().keySet();
  }

  private static ShortBuffer samples(Path cache, String name, String resource, PackIndex index)
      throws IOException {
    var file = cache.resolve(name);
    if (Files.isRegularFile(file) && Files.size(file) == 2L * index.samples()) {
      try {
        return map(file);
      } catch (IOException unreadable) {
        LOG.warn("Unpacks {} again, because {} cannot be read", resource, file, unreadable);
      }
    }
    var linear = unpack(resource, index);
    try {
      write(linear, cache, name);
      return map(file);
    } catch (IOException unwritable) {
      LOG.warn("Keeps {} in memory, because {} cannot be written", resource, file, unwritable);
      return linear.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().asReadOnlyBuffer();
    }
  }

  private static ShortBuffer map(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer();
    }
  }

  private static ByteBuffer unpack(String resource, PackIndex index) throws IOException {
    byte[] codes;
    try (var in = resource(resource)) {
      codes = in.readAllBytes();
    }
    var crc = new CRC32();
    crc.update(codes);
    var found = String.format("%08x", crc.getValue());
    if (codes.length != index.samples() || !found.equals(index.crc())) {
      throw new PackUnreadable(
          resource, "CRC " + found + " of " + codes.length + " samples is not the index's");
    }
    return Mulaw.linear(codes);
  }

  private static void write(ByteBuffer linear, Path cache, String name) throws IOException {
    Files.createDirectories(cache);
    var unfinished = cache.resolve(name + ".unfinished");
    try (var channel = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
      for (var rest = linear.duplicate(); rest.hasRemaining(); ) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(unfinished, cache.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    removePredecessors(cache, name);
  }

  private static void removePredecessors(Path cache, String name) throws IOException {
    var pattern = name.substring(0, name.lastIndexOf('-')) + "-*";
    try (var packs = Files.newDirectoryStream(cache, pattern)) {
      for (var pack : packs) {
        if (!pack.endsWith(name)) {
          Files.delete(pack);
        }
      }
    }
  }

  private static PackIndex readIndex(Language language) throws IOException {
    var resource = language.tag() + ".index";
    try (var in = resource(resource)) {
      return PackIndex.read(resource, in);
    }
  }

  private static InputStream resource(String name) {
    var in = PromptPack.class.getResourceAsStream(name);
    if (in == null) {
      throw new PackUnreadable(name, "it is not there");
    }
    return in;
  }
}
