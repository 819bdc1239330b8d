package org.umbel.testkit.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A certificate authority of the test's own; its certificate and all it issues are PEM files in
/// its directory.
public final class TestAuthority {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int DAYS = 30;

  private final Path directory;
  private int issued;

  private TestAuthority(Path directory) {
    this.directory = directory;
  }

  /// What an end certificate says.
  ///
  /// @param alternatives names as openssl writes them, such as `DNS:sip.example.test`
  /// @param usages extended ones, such as `serverAuth`; none for a certificate without them
  /// @param days it is valid from now; a negative number makes one that has expired
  /// @param curve of an EC key; empty for RSA
  public record Wish(
      String name, List<String> alternatives, List<String> usages, int days, String curve) {

    /// For a host and loopback, as server and as client, with an EC key.
    public static Wish of(String host) {
      return new Wish(
          host,
          List.of("DNS:" + host, "IP:127.0.0.1", "IP:::1"),
          List.of("serverAuth", "clientAuth"),
          DAYS,
          "prime256v1");
    }

    public Wish withAlternatives(String... changed) {
      return new Wish(name, List.of(changed), usages, days, curve);
    }

    public Wish withUsages(String... changed) {
      return new Wish(name, alternatives, List.of(changed), days, curve);
    }

    public Wish withDays(int changed) {
      return new Wish(name, alternatives, usages, changed, curve);
    }

    public Wish withRsa() {
      return new Wish(name, alternatives, usages, days, "");
    }
  }

  /// A certificate and its key (PKCS#8, not encrypted).
  public record Issued(Path certificate, Path key) {}

  /// A new authority.
  ///
  /// @param name its common name
  public static TestAuthority in(Path directory, String name) {
    var authority = new TestAuthority(directory);
    authority.openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.crt",
        "-days",
        "30",
        "-subj",
        "/CN=" + name);
    return authority;
  }

  public Path certificate() {
    return directory.resolve("ca.crt");
  }

  public Issued issue(Wish wish) {
    issued++;
    var key = "issued" + issued + ".key";
    var request = "issued" + issued + ".csr";
    var certificate = "issued" + issued + ".crt";
    var asking = new ArrayList<>(List.of("req", "-new", "-nodes", "-subj", "/CN=" + wish.name()));
    asking.addAll(List.of("-keyout", key, "-out", request, "-newkey"));
    asking.addAll(
        wish.curve().isEmpty()
            ? List.of("rsa:2048")
            : List.of("ec", "-pkeyopt", "ec_paramgen_curve:" + wish.curve()));
    openssl(asking.toArray(String[]::new));
    openssl(
        "x509",
        "-req",
        "-in",
        request,
        "-out",
        certificate,
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        Integer.toString(wish.days()),
        "-extfile",
        extensions(wish));
    return new Issued(directory.resolve(certificate), directory.resolve(key));
  }

  /// Runs openssl in the authority's directory.
  ///
  /// @throws PartFailed when it does not succeed
  public void openssl(String... arguments) {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(Arrays.asList(arguments));
    var inPlace = List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", directory.toString());
    var whole = new ArrayList<>(inPlace);
    whole.addAll(command);
    var outcome = Shell.run(whole, Map.of(), directory.resolve("openssl.log"), LIMIT);
    if (outcome.status() != 0) throw new PartFailed(command + ":\n" + outcome.output());
  }

  private String extensions(Wish wish) {
    var text = new StringBuilder();
    if (!wish.alternatives().isEmpty())
      text.append("subjectAltName=").append(String.join(",", wish.alternatives())).append('\n');
    if (!wish.usages().isEmpty())
      text.append("extendedKeyUsage=").append(String.join(",", wish.usages())).append('\n');
    try {
      var file = directory.resolve("issued" + issued + ".ext");
      Files.writeString(file, text);
      return file.toAbsolutePath().toString();
    } catch (IOException failure) {
      throw new UncheckedIOException("No extensions in " + directory, failure);
    }
  }
}
