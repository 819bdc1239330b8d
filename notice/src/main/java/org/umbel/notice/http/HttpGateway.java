package org.umbel.notice.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.notice.TextSender;

/// A gateway that takes each text with an HTTP request. Safe for all threads.
public final class HttpGateway implements TextSender, Neighbour, AutoCloseable {
  private static final int LONGEST_ANSWER = 10_000;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private final GatewayTerms terms;
  private final URI place;
  private final HttpClient client;
  private volatile Condition condition = new Condition(true, "not asked yet");

  /// @throws IllegalArgumentException when the address is none
  public HttpGateway(GatewayTerms terms) {
    this.terms = terms;
    this.place = address(new Placeholders(new PhoneNumber("0"), "", ""));
    this.client = HttpClient.newBuilder().connectTimeout(terms.patience()).build();
  }

  /// Waits for the answer, at most as long as the gateway's patience.
  @Override
  public Outcome send(PhoneNumber to, String sender, String text) throws InterruptedException {
    var values = new Placeholders(to, sender, text);
    try {
      return judge(
          client.send(
              request(values),
              _ ->
                  BodySubscribers.limiting(
                      BodySubscribers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER)));
    } catch (IOException failure) {
      return refused("no answer: " + failure, false);
    }
  }

  private HttpRequest request(Placeholders values) {
    var request = HttpRequest.newBuilder(address(values)).timeout(terms.patience());
    terms.headers().forEach(request::setHeader);
    terms
        .body()
        .ifPresent(body ->
            request
                .setHeader("Content-Type", terms.contentType())
                .POST(BodyPublishers.ofString(values.intoBody(body, terms.contentType()))));
    return request.build();
  }

  private URI address(Placeholders values) {
    return URI.create(values.intoUrl(terms.url()));
  }

  /// Only a status that means the request itself is for good; a wrong password, say, is mended by
  /// somebody.
  private Outcome judge(HttpResponse<String> answer) {
    var status = answer.statusCode();
    if (status / 100 != 2) {
      var forGood = status == BAD_REQUEST || status == UNPROCESSABLE;
      return refused("answered with status " + status, forGood);
    }
    if (terms.success().filter(wanted -> !wanted.matcher(answer.body()).find()).isPresent()) {
      return refused("answered with what does not mean success", false);
    }
    condition = new Condition(true, "took the last text");
    return new Sent();
  }

  private Refused refused(String why, boolean forGood) {
    condition = new Condition(forGood, why);
    return new Refused(name() + " " + why, forGood);
  }

  @Override
  public String name() {
    return "sms gateway " + place.getAuthority();
  }

  @Override
  public Condition condition() {
    return condition;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
