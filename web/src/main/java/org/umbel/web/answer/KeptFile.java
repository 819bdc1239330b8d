package org.umbel.web.answer;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// A file of ours that browsers keep, and ask each time whether it is still the one: a page is
/// never made of parts of two versions, and after the first time next to nothing is sent (RFC 9110
/// §13).
public final class KeptFile implements Handler {
  private final String type;
  private final byte[] content;
  private final String tag;

  /// @param type its media type
  public KeptFile(String type, byte[] content) {
    this.type = type;
    this.content = content.clone();
    this.tag = tag(content);
  }

  private static String tag(byte[] content) {
    var sum = new CRC32C();
    sum.update(content);
    return '"' + HexFormat.of().toHexDigits(sum.getValue(), 8) + "-" + content.length + '"';
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response.header("Cache-Control", "public, no-cache");
    response.header("ETag", tag);
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).filter(tag::equals).isPresent()) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header("Content-Type", type);
    response.send(content);
  }
}
