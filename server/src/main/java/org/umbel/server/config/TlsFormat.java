package org.umbel.server.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.tls.UnusableCertificate;

/// The section `tls` with its files read.
record TlsFormat() implements Format<TlsSettings> {

  @Override
  public Optional<TlsSettings> read(Node node, String path, Mistakes mistakes) {
    var files = TlsSection.SECTION.read(node, path, mistakes);
    try {
      return files.map(TlsSection.Files::read);
    } catch (UnusableCertificate changedMeanwhile) {
      mistakes.add(
          node, path, String.valueOf(changedMeanwhile.getMessage()), "files that can be used");
      return Optional.empty();
    }
  }

  @Override
  public String allowed() {
    return TlsSection.SECTION.allowed();
  }

  @Override
  public String show(TlsSettings value) {
    return TlsSection.SECTION.about();
  }

  @Override
  public Optional<Section<?>> section() {
    return Optional.of(TlsSection.SECTION);
  }
}
