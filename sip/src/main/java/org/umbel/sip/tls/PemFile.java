package org.umbel.sip.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.sip.auth.Password;

/// A file of `-----BEGIN …-----` blocks, RFC 7468; what stands between them does not matter.
final class PemFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /// @param text between the lines of the label
  record Block(String label, String text) {}

  private final Path file;
  private final List<Block> blocks;

  private PemFile(Path file, List<Block> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  static PemFile read(Path file) {
    var text = new String(CertificateFile.read(file), ISO_8859_1);
    var blocks = new ArrayList<Block>();
    var matcher = BLOCK.matcher(text);
    while (matcher.find()) blocks.add(new Block(matcher.group(1), matcher.group(2)));
    if (blocks.isEmpty())
      throw new UnusableCertificate(
          file + " is no PEM file: it has no line -----BEGIN …----- with its end");
    return new PemFile(file, blocks);
  }

  /// All certificates, in their order; at least one.
  List<X509Certificate> certificates() {
    var found = new ArrayList<X509Certificate>();
    for (var block : blocks)
      if (block.label.equals("CERTIFICATE") || block.label.equals("X509 CERTIFICATE"))
        found.add(certificate(decoded(block)));
    if (found.isEmpty())
      throw new UnusableCertificate(file + " has no certificate, only " + labels());
    return found;
  }

  /// The first private key.
  PrivateKey key(Optional<Password> password) {
    for (var block : blocks) {
      if (!block.label.endsWith("PRIVATE KEY")) continue;
      if (block.text.contains("Proc-Type"))
        throw new UnusableCertificate(
            "The key in "
                + file
                + " is encrypted in a way that is no longer safe;"
                + " convert it with: openssl pkcs8 -topk8 -v2 aes256");
      return new KeyReader(file, password).read(block.label, decoded(block));
    }
    throw new UnusableCertificate(file + " has no private key, only " + labels());
  }

  private byte[] decoded(Block block) {
    try {
      return Base64.getMimeDecoder().decode(block.text);
    } catch (IllegalArgumentException failure) {
      throw new UnusableCertificate(
          "The block " + block.label + " in " + file + " is damaged", failure);
    }
  }

  private X509Certificate certificate(byte[] encoded) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (CertificateException failure) {
      throw new UnusableCertificate("A certificate in " + file + " is damaged", failure);
    }
  }

  private List<String> labels() {
    return blocks.stream().map(Block::label).distinct().toList();
  }
}
