package org.umbel.bench.requests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.umbel.bench.CannotMeasure;

/// A certificate made for one measurement.
final class KeyStoreFile {
  static final String PASSWORD = "measured";

  private KeyStoreFile() {}

  /// Makes a key store for 127.0.0.1 in the folder, by the tool of this Java.
  static Path make(Path folder) {
    var file = folder.resolve("line.p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        List.of(
            tool,
            "-genkeypair",
            "-alias",
            "line",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new CannotMeasure("no certificate: " + words);
      return file;
    } catch (IOException failure) {
      throw new CannotMeasure("cannot run " + tool, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }
}
