package org.umbel.sip.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.auth.Password;

/// A key store, PKCS#12 or JKS, which the JDK tells apart itself.
final class StoreFile {

  private final Path file;
  private final KeyStore store;
  private final char[] password;

  private StoreFile(Path file, KeyStore store, char[] password) {
    this.file = file;
    this.store = store;
    this.password = password;
  }

  static StoreFile read(Path file, Password password) {
    var bytes = CertificateFile.read(file);
    try {
      var store = KeyStore.getInstance("PKCS12"); // reads JKS, too
      var secret = password.text().toCharArray();
      store.load(new ByteArrayInputStream(bytes), secret);
      return new StoreFile(file, store, secret);
    } catch (IOException failure) {
      throw new UnusableCertificate(words(file, failure), failure);
    } catch (GeneralSecurityException failure) {
      throw new UnusableCertificate("The key store " + file + " is damaged", failure);
    }
  }

  private static String words(Path file, IOException failure) {
    return failure.getCause() instanceof UnrecoverableKeyException
        ? "The password of the key store " + file + " is wrong"
        : file + " is no key store, neither PKCS#12 nor JKS: " + failure.getMessage();
  }

  /// All certificates that are not those of keys.
  List<X509Certificate> certificates() {
    var found = new ArrayList<X509Certificate>();
    try {
      for (var alias : Collections.list(store.aliases())) {
        if (store.getCertificate(alias) instanceof X509Certificate one) found.add(one);
      }
    } catch (GeneralSecurityException failure) {
      throw new UnusableCertificate("The key store " + file + " is damaged", failure);
    }
    if (found.isEmpty()) throw new UnusableCertificate("No certificate in " + file);
    return found;
  }

  Identity identity() {
    try {
      for (var alias : Collections.list(store.aliases())) {
        if (key(alias) instanceof PrivateKey key)
          return new Identity(chain(alias), key, file.toString());
      }
    } catch (GeneralSecurityException failure) {
      throw new UnusableCertificate("The key in " + file + " cannot be read", failure);
    }
    throw new UnusableCertificate("The key store " + file + " has no private key");
  }

  private java.security.@Nullable Key key(String alias) throws GeneralSecurityException {
    return store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
  }

  private List<X509Certificate> chain(String alias) throws GeneralSecurityException {
    return Arrays.stream(store.getCertificateChain(alias))
        .map(X509Certificate.class::cast)
        .toList();
  }
}
