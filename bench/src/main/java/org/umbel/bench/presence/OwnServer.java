package org.umbel.bench.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.process.Heap;
import org.umbel.bench.process.Usage;
import org.umbel.bench.start.UmbelServer;

/// The packaged server with some people.
final class OwnServer implements PresenceServer {
  private final UmbelServer server;

  private OwnServer(UmbelServer server) {
    this.server = server;
  }

  /// @param people from [Crowd#FIRST] on
  static OwnServer start(int people) {
    var folder = UmbelServer.folder();
    var file = folder.resolve("umbel.yaml");
    try {
      Files.writeString(file, configuration(folder, people));
    } catch (IOException failure) {
      throw new CannotMeasure("cannot write " + file, failure);
    }
    return new OwnServer(UmbelServer.start(folder, "serve", "--config", file.toString()));
  }

  private static String configuration(Path folder, int people) {
    var text =
        new StringBuilder(
            """
            data: "%s"
            log: warn
            lines: [{name: main, listen: ["udp 127.0.0.1:0"]}]
            media: {host: 127.0.0.1, ports: 16384-32767}
            web: {listen: "127.0.0.1:0"}
            presence: {pause: 0 s, shortest: 5 s}
            people:
            """
                .formatted(folder.resolve("data")));
    for (int n = 0; n < people; n++) {
      var extension = Crowd.extension(n);
      text.append(
          "  - {extension: \"%s\", name: \"Person %s\", sip-password: \"%s\"}\n"
              .formatted(extension, extension, Crowd.password(extension)));
    }
    return text.toString();
  }

  @Override
  public int port() {
    return server.sip().getPort();
  }

  @Override
  public boolean asksForLogin() {
    return true;
  }

  @Override
  public Usage usage() {
    return server.usage();
  }

  @Override
  public long workBytes() {
    return Heap.bytes(server.pid());
  }

  @Override
  public void close() {
    server.close();
  }
}
