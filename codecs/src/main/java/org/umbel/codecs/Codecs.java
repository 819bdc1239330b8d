package org.umbel.codecs;

import java.util.List;
import java.util.Optional;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.G711;

/// The codecs Umbel knows, whether or not their libraries are here. Any thread may call.
public final class Codecs {
  /// G.711, which needs no library, and those that do.
  public static final List<Codec> ALL =
      List.of(G711.PCMA, G711.PCMU, new G722(), new Opus(), new G723());

  private Codecs() {}

  /// The codec with a name of the wire, compared without case.
  public static Optional<Codec> named(String name) {
    return ALL.stream().filter(codec -> codec.name().equalsIgnoreCase(name)).findFirst();
  }

  /// What is missing for a codec to be spoken here, in words for an administrator; empty when
  /// nothing is. The first question about a codec loads its library, which takes up to a second.
  public static Optional<String> missing(Codec codec) {
    return codec instanceof LibraryCodec known ? known.missing() : Optional.empty();
  }
}
