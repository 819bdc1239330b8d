package org.umbel.web.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.umbel.web.answer.KeptFile;

/// The style, the script, the icon and the description of the API: public, and kept by browsers.
public final class StaticFiles implements HttpService {

  @Override
  public void routing(HttpRules rules) {
    serve(rules, "/style.css", "text/css; charset=utf-8");
    serve(rules, "/page.js", "text/javascript; charset=utf-8");
    serve(rules, "/icon.svg", "image/svg+xml");
    serve(rules, "/api/v1/openapi.yaml", "application/yaml");
  }

  private static void serve(HttpRules rules, String path, String type) {
    var content = content(path.substring(path.lastIndexOf('/') + 1));
    rules.get(path, new KeptFile(type, content));
  }

  static byte[] content(String name) {
    try (var stream = StaticFiles.class.getResourceAsStream("/org/umbel/web/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("The web page's file " + name + " is missing in the build");
      }
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
