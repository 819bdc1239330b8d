package org.umbel.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.umbel.mail.MailException;
import org.umbel.mail.check.Finding;
import org.umbel.media.MediaException;
import org.umbel.server.cli.Console;
import org.umbel.server.cli.ExitStatus;
import org.umbel.server.cli.ServerRunner;
import org.umbel.server.config.Address;
import org.umbel.server.config.Configuration;
import org.umbel.server.premises.ServerException;
import org.umbel.sip.SipException;
import org.umbel.speech.SpeechException;
import org.umbel.store.StoreException;
import org.umbel.web.WebException;

/// Runs the server until the process is told to end by SIGTERM or Ctrl-C; it exits with 0 then, at
/// the latest a few seconds after the time that calls are given to end.
final class ForegroundServer implements ServerRunner {

  @Override
  public int demo(DemoOrder order, Console console) {
    try {
      var configuration = DemoOrganisation.configuration(order);
      return run(
          configuration,
          Optional.empty(),
          console,
          server -> DemoGuide.print(configuration, server, console));
    } catch (ServerException why) {
      return failed(why, console);
    }
  }

  @Override
  public int serve(Path file, Configuration configuration, Console console) {
    return run(configuration, Optional.of(file), console, HangUp::reload);
  }

  @Override
  public List<Finding> connections(Configuration configuration) {
    return new ConnectionTest(configuration, InstantSource.system()).findings();
  }

  @FunctionalInterface
  private interface Welcome {
    void say(Umbel server);
  }

  private static int run(
      Configuration configuration, Optional<Path> file, Console console, Welcome welcome) {
    logAs(configuration.log());
    try {
      var server = Umbel.start(configuration, file);
      stopWithProcess(server);
      console.say("ready sip=" + sip(server) + " web=" + web(server));
      welcome.say(server);
      new CountDownLatch(1).await();
      return ExitStatus.DONE;
    } catch (ServerException
        | SipException
        | MediaException
        | StoreException
        | SpeechException
        | MailException
        | WebException why) {
      return failed(why, console);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitStatus.DONE;
    }
  }

  static Address sip(Umbel server) {
    return new Address(server.sip().host(), server.sip().port());
  }

  static Address web(Umbel server) {
    return new Address(server.web().getHostString(), server.web().getPort());
  }

  private static int failed(RuntimeException why, Console console) {
    console.complain("umbel: " + why.getMessage());
    return ExitStatus.FAILED;
  }

  /// A process that ends by a signal would tell the shell so; it was told to end and did, so it
  /// says 0.
  private static void stopWithProcess(Umbel server) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  server.stop();
                  Runtime.getRuntime().halt(ExitStatus.DONE);
                }));
  }

  private static void logAs(Configuration.LogLevel level) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.toLevel(level.name()));
    }
  }
}
