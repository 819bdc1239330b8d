package org.umbel.acceptance;

import java.time.Duration;
import java.util.Map;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A server with knowledge workers, who sit before real browsers and beside their phones. All have
/// the same PIN, and `phone-` with their number is the password of their phone.
record Workplace(UmbelServer server) implements AutoCloseable {
  static final String PIN = "739152";

  /// Of all accounts.
  static final String PASSWORD = "a long password";

  static Workplace open(String configuration) {
    return new Workplace(UmbelServer.serve(configuration));
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.web().getPort() + path;
  }

  /// Somebody opens the worker's page and logs in.
  Browser worker(String extension) {
    var browser = Browser.open();
    login(browser, extension);
    return browser;
  }

  /// Logs in at the worker's page.
  void login(Browser browser, String extension) {
    browser.visit(address("/worker"));
    login(browser, extension, PIN);
    browser.await("document.querySelector('#link.well') != null");
  }

  /// Somebody opens the agent's page and logs in.
  Browser agent(String account) {
    var browser = Browser.open();
    browser.visit(address("/agent"));
    login(browser, account, PASSWORD);
    browser.await("document.querySelector('#link.well') != null");
    return browser;
  }

  private static void login(Browser browser, String name, String secret) {
    browser.type("#extension", name);
    browser.type("#pin", secret);
    browser.click("button");
  }

  /// Chooses the state by the keyboard alone.
  static void chooseReady(Browser browser) {
    browser.type("#state", "\\uE015");
    browser.await("document.activeElement.getAttribute('role') == 'menuitemradio'");
    browser.type("#state-menu li", "\\uE011");
    browser.type("#state-menu li", "\\uE007");
    browser.await("document.querySelector('#state-text').textContent == 'Ready'");
  }

  /// A registered phone of ours, which rings until the test answers.
  Phone phoneOf(String extension) {
    var phone =
        Phone.open(PhoneLine.of(extension, server.sip()).withPassword("phone-" + extension));
    phone.register();
    return phone;
  }

  /// A registered phone of another make, which answers by itself and a second later says something.
  Baresip answering(String extension, Sound speech) {
    var whole = Sound.silence(Duration.ofSeconds(1)).then(speech);
    var phone =
        Baresip.start(
            extension, "phone-" + extension, server.sip(), whole, Map.of("ANSWER", "auto"));
    phone.awaitRegistered();
    return phone;
  }

  @Override
  public void close() {
    server.close();
  }
}
