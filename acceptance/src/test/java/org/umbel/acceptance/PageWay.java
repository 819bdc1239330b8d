package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;

/// A page in a browser that carries a device's messages by WebSocket.
final class PageWay implements RawDevice.Way {
  private final HttpServer pages;
  private final Browser browser;

  /// @param server such as `wss://127.0.0.1:5443`
  PageWay(String server) throws IOException {
    var page = Scenarios.resource("browser-phone.html").getBytes(UTF_8);
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
    browser = Browser.open();
    browser.visit("http://127.0.0.1:" + pages.getAddress().getPort() + "/#" + server);
    browser.await("socket.readyState == WebSocket.OPEN");
  }

  /// What the server has chosen of what the page offered.
  String protocol() {
    return browser.ask("socket.protocol");
  }

  @Override
  public String local() {
    return "q1w2e3r4.invalid";
  }

  @Override
  public void send(byte[] message) {
    browser.ask("say('" + Base64.getEncoder().encodeToString(message) + "')");
  }

  @Override
  public String await(String beginning) {
    while (true) {
      browser.await("heard.length > 0");
      var text = new String(Base64.getDecoder().decode(browser.ask("btoa(heard.shift())")), UTF_8);
      if (text.startsWith(beginning)) {
        return text;
      }
    }
  }

  @Override
  public void close() {
    browser.close();
    pages.stop(0);
  }
}
