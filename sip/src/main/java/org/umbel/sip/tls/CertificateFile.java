package org.umbel.sip.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The bytes of a file with certificates or keys.
final class CertificateFile {

  private static final long LARGEST = 4 << 20; // the authorities of a system are a quarter MB

  private CertificateFile() {}

  static byte[] read(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST)
        throw new UnusableCertificate(
            file + " is too large for certificates: " + size + " bytes, at most " + LARGEST);
      return Files.readAllBytes(file);
    } catch (NoSuchFileException failure) {
      throw new UnusableCertificate("There is no file " + file, failure);
    } catch (AccessDeniedException failure) {
      throw new UnusableCertificate("The file " + file + " may not be read by us", failure);
    } catch (IOException failure) {
      throw new UnusableCertificate(
          "The file " + file + " cannot be read: " + failure.getMessage(), failure);
    }
  }
}
