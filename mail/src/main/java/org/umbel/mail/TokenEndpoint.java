package org.umbel.mail;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks for access tokens, RFC 6749 §4.4 and §6.
record TokenEndpoint(TokenSettings settings) {
  private static final int LONGEST_ANSWER = 100_000;

  /// Where the endpoint does not tell how long a token is good (§5.1).
  private static final Duration USUAL_LIFE = Duration.ofMinutes(10);

  /// @param life how long it is good from now on
  /// @param refresh the refresh token to be used from now on, where it is another one
  record Grant(Secret token, Duration life, Optional<Secret> refresh) {}

  /// Waits for the endpoint, at most as long as the settings say.
  ///
  /// @param refresh the refresh token; empty to ask as the client itself
  Grant ask(Optional<Secret> refresh) throws NoAccessToken {
    try (var client = client()) {
      var answer = client.send(request(refresh), BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        return grant(answer, body);
      }
    } catch (HttpTimeoutException _) {
      throw new NoAccessToken(settings, "no answer in time");
    } catch (IOException failure) {
      throw new NoAccessToken(settings, Words.said(failure));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NoAccessToken(settings, "interrupted");
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(settings.patience())
        .sslContext(settings.trust().context())
        .build();
  }

  private HttpRequest request(Optional<Secret> refresh) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", refresh.isPresent() ? "refresh_token" : "client_credentials");
    refresh.ifPresent(token -> form.put("refresh_token", token.text()));
    form.put("client_id", settings.client());
    form.put("client_secret", settings.secret().text());
    settings.scope().ifPresent(scope -> form.put("scope", scope));
    return HttpRequest.newBuilder(settings.endpoint())
        .timeout(settings.patience())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(encoded(form)))
        .build();
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Grant grant(HttpResponse<InputStream> answer, InputStream body)
      throws IOException, NoAccessToken {
    var text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    var json = parsed(text);
    if (answer.statusCode() != 200) {
      throw new NoAccessToken(settings, refusal(answer.statusCode(), json));
    }
    var token = json.map(fields -> fields.getString("access_token", "")).orElse("");
    if (token.isEmpty()) {
      throw new NoAccessToken(settings, "it answers, but with no token");
    }
    var fields = json.orElseThrow();
    var life = fields.getInt("expires_in", (int) USUAL_LIFE.toSeconds());
    var refresh = Optional.of(fields.getString("refresh_token", "")).filter(t -> !t.isEmpty());
    return new Grant(
        new Secret(token), Duration.ofSeconds(Math.max(0, life)), refresh.map(Secret::new));
  }

  /// §5.2: `error` is a word of the standard, `error_description` is for people.
  private static String refusal(int status, Optional<JsonObject> json) {
    var error = json.map(fields -> fields.getString("error", "")).orElse("");
    var more = json.map(fields -> fields.getString("error_description", "")).orElse("");
    var words = (error + " " + more).strip().replaceAll("\\s+", " ");
    return "refused with " + status + (words.isEmpty() ? "" : ", " + shortened(words));
  }

  private static String shortened(String words) {
    return words.length() <= 200 ? words : words.substring(0, 200) + "…";
  }

  private static Optional<JsonObject> parsed(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | ClassCastException noObject) {
      return Optional.empty();
    }
  }
}
