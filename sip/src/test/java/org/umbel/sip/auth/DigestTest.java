package org.umbel.sip.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.umbel.sip.message.MalformedValue;

/// The examples of RFC 7616 §3.9.1 and RFC 2617 §3.5, and of RFC 2069 as corrected by its errata.
class DigestTest {
  private static final byte[] NO_BODY = {};
  private static final String SHOWN =
      """
      Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html",
       algorithm=%s, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001,
       cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth,
       response="%s", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
      """;

  private static Credentials shown(String algorithm, String response) {
    return Credentials.parse(SHOWN.formatted(algorithm, response).replace("\n", "")).orElseThrow();
  }

  private static String response(Credentials shown, String password) {
    return Digest.response(shown, Password.of(password), "GET", NO_BODY);
  }

  @Test
  void md5IsTheRfcs() {
    var shown = shown("MD5", "8ca523f5e9506fed4657c9700eebdbec");

    assertThat(response(shown, "Circle of Life")).isEqualTo(shown.response());
  }

  @Test
  void sha256IsTheRfcs() {
    var shown =
        shown("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");

    assertThat(response(shown, "Circle of Life")).isEqualTo(shown.response());
  }

  @Test
  void theExampleOfTheOldRfcHolds() {
    var shown =
        Credentials.parse(
                "Digest"
                    + " username=\"Mufasa\",realm=\"testrealm@host.com\",nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\",uri=\"/dir/index.html\",qop=auth,nc=00000001,cnonce=\"0a4f113b\",response=\"6629fae49393a05397450978507c4ef1\",opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
            .orElseThrow();

    assertThat(response(shown, "Circle Of Life")).isEqualTo(shown.response());
  }

  @Test
  void withoutQopTheOldestCalculationHolds() {
    var shown =
        Credentials.parse(
                "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                    + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\","
                    + " response=\"1949323746fe6a43ef61f9606e7febea\"")
            .orElseThrow();

    assertThat(response(shown, "CircleOfLife")).isEqualTo(shown.response());
  }

  @Test
  void sessionsBindTheSecretToTheNonces() {
    var shown = shown("MD5-sess", "0");
    var ha1 = Algorithm.MD5.hash("Mufasa:http-auth@example.org:Circle of Life");
    var session =
        Algorithm.MD5.hash(ha1 + ":" + shown.nonce() + ":" + shown.use().orElseThrow().cnonce());
    var way = shown.nonce() + ":00000001:" + shown.use().orElseThrow().cnonce() + ":auth:";

    assertThat(response(shown, "Circle of Life"))
        .isEqualTo(
            Algorithm.MD5.hash(session + ":" + way + Algorithm.MD5.hash("GET:/dir/index.html")));
  }

  @Test
  void theBodyCountsWhenItIsProtected() {
    var text =
        SHOWN.formatted("SHA-256", "0").replace("\n", "").replace("qop=auth", "qop=auth-int");
    var shown = Credentials.parse(text).orElseThrow();
    var password = Password.of("Circle of Life");

    assertThat(Digest.response(shown, password, "GET", "a".getBytes(UTF_8)))
        .isNotEqualTo(Digest.response(shown, password, "GET", "b".getBytes(UTF_8)));
  }

  @Test
  void headersAreWrittenAsTheyWereRead() {
    var challenge =
        "Digest realm=\"a \\\"b\\\"\", nonce=\"n\", algorithm=SHA-256, qop=\"auth,auth-int\","
            + " stale=true, opaque=\"o\"";
    var shown = shown("SHA-256", "00ff");

    assertThat(Challenge.parse(challenge).orElseThrow().toString()).isEqualTo(challenge);
    assertThat(Credentials.parse(shown.toString())).contains(shown);
  }

  @Test
  void otherSchemesAndAlgorithmsArePassedOver() {
    assertThat(Challenge.parse("Basic realm=\"x\"")).isEmpty();
    assertThat(Challenge.parse("Digest realm=\"x\", nonce=\"y\", algorithm=SHA-1024")).isEmpty();
    assertThatThrownBy(() -> Challenge.parse("Digest realm=\"x\""))
        .isInstanceOf(MalformedValue.class);
  }

  @Test
  void aPasswordDoesNotShowItself() {
    assertThat(Password.of("geheim")).hasToString("***");
  }
}
