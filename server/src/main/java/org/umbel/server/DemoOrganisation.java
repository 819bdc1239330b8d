package org.umbel.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.umbel.server.cli.ServerRunner.DemoOrder;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.server.premises.CannotStart;

/// A small organisation to try everything with: Anna Berg and Ben Carter, who also take the calls
/// of customers.
final class DemoOrganisation {
  private static final int PASSWORD_BYTES = 9;

  private DemoOrganisation() {}

  /// The demo's configuration. The phones' passwords are made at random for each data folder and
  /// kept in it.
  ///
  /// @throws CannotStart when they cannot be kept
  static Configuration configuration(DemoOrder order) {
    var text =
        """
        data: %s
        pilots: ["5000"]
        lines: [{name: main, listen: ["udp %s", "tcp %s"]}]
        web: {listen: "%s"}
        people:
          - {extension: "4000", name: Anna Berg, pin: "284617", sip-password: "%s", worker: {agent-login: anna}}
          - {extension: "4001", name: Ben Carter, pin: "739152", sip-password: "%s", worker: {agent-login: ben}}
        contact-points:
          - number: "7000"
            display-name: Customers
            attribute: "format: Calls waiting: %%s, statistic: waiting-calls"
            strategy: [{offer: broadcast}]
            default-route: "4000"
        """
            .formatted(
                quoted(order.data().toString()),
                order.sip(),
                order.sip(),
                order.web(),
                password(order.data(), "4000"),
                password(order.data(), "4001"));
    return switch (ConfigurationFile.read(Path.of("demo"), text)) {
      case ConfigurationFile.Right right -> right.configuration();
      case ConfigurationFile.Wrong wrong ->
          throw new CannotStart("The demo cannot be configured so: " + wrong.mistakes());
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String password(Path data, String extension) {
    var file = data.resolve("demo").resolve("password-" + extension);
    try {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        keep(file, random());
      }
      return Files.readString(file).strip();
    } catch (IOException refused) {
      throw new CannotStart(
          "Cannot keep the phones' passwords in " + file + ": " + refused.getMessage(), refused);
    }
  }

  private static void keep(Path file, String password) throws IOException {
    var secret = PosixFilePermissions.fromString("rw-------");
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(secret));
    }
    Files.writeString(file, password + "\n");
  }

  private static String random() {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
