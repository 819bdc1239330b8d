package org.umbel.server;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The signal by which an administrator asks for the files to be read again (`kill -HUP`).
///
/// Java has no other way to signals than `sun.misc.Signal` of the module jdk.unsupported. It is
/// called by reflection, because the compiler warns of every mention and a warning fails the build.
final class HangUp {
  private static final Logger LOG = LoggerFactory.getLogger("umbel");

  private HangUp() {}

  /// From now on the server reads its configuration again whenever the signal comes.
  static void reload(Umbel server) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var reloading =
          Proxy.newProxyInstance(
              HangUp.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, _, _) -> Thread.ofVirtual().name("reload").start(server::reload) == null);
      var before =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), reloading);
      if (handler.getField("SIG_IGN").get(null).equals(before)) { // Java leaves it at that then
        LOG.warn("configuration.no-signal why=\"started deaf to SIGHUP, as by nohup\"");
      }
    } catch (ReflectiveOperationException none) {
      LOG.warn("configuration.no-signal why=\"{}\"", none.toString());
    }
  }
}
