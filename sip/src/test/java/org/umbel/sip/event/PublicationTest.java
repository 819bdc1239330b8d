package org.umbel.sip.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.Town;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Parameters;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Via;

/// RFC 3903: what a user agent publishes and what becomes of it.
class PublicationTest {
  private static final Event PRESENCE = new Event("presence", Parameters.NONE);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
  private final Map<String, String> kept = new ConcurrentHashMap<>();
  private Publications<String> publications = publications(PublicationLimits.DEFAULT);

  private Publications<String> publications(PublicationLimits limits) {
    return new Publications<>("presence", new Keeping(), limits, now::get);
  }

  private final class Keeping implements Publications.Keeper<String> {
    @Override
    public List<MediaType> types() {
      return List.of(MediaType.TEXT);
    }

    @Override
    public String read(Request publish) {
      if (publish.bodyText().equals("?")) throw new MalformedValue("State", "unknown", "?");
      return publish.bodyText();
    }

    @Override
    public boolean keep(String resource, String publication, String state) {
      kept.put(publication, state);
      return true;
    }

    @Override
    public void drop(String resource, String publication) {
      kept.remove(publication);
    }
  }

  private static Request publish() {
    var ben = NameAddr.of(SipUri.of("ben", Town.BEN));
    return Request.builder(Method.PUBLISH, ben.uri())
        .via(Via.parse("SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1"))
        .from(ben.withTag("f"))
        .to(ben)
        .callId("c")
        .cSeq(1)
        .header("Event", "presence")
        .build();
  }

  private static Request publish(String body) {
    return publish().withBody(MediaType.TEXT, body.getBytes(UTF_8));
  }

  private static Request with(String tag, Request request) {
    return request.with("SIP-If-Match", tag);
  }

  private Response take(Request request) {
    return publications.take(request, "ben");
  }

  private String tag(Request request) {
    var response = take(request);
    assertThat(response.status()).isEqualTo(200);
    return response.header("SIP-ETag").orElseThrow();
  }

  @Test
  void aPublicationIsRefreshedModifiedAndRemovedByTheTagOfTheOneBefore() {
    var first = tag(publish("open"));
    var second = tag(with(first, publish()));
    assertThat(kept.values()).containsExactly("open");

    var third = tag(with(second, publish("busy")));
    assertThat(kept.values()).containsExactly("busy");

    assertThat(take(with(third, publish().with("Expires", "0"))).status()).isEqualTo(200);
    assertThat(kept).isEmpty();
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void anOldTagIsRefused412AndChangesNothing() {
    var first = tag(publish("open"));
    tag(with(first, publish("busy")));

    assertThat(take(with(first, publish("away"))).status()).isEqualTo(412);
    assertThat(take(with(first, publish().with("Expires", "0"))).status()).isEqualTo(412);
    assertThat(kept.values()).containsExactly("busy");
  }

  @Test
  void somebodyElsesTagIsRefused412() {
    var tag = tag(publish("open"));
    assertThat(publications.take(with(tag, publish("away")), "anna").status()).isEqualTo(412);
    assertThat(kept.values()).containsExactly("open");
  }

  @Test
  void aBriefTimeIsRefused423WithTheShortestThatIsGranted() {
    var response = take(publish("open").with("Expires", "5"));
    assertThat(response.status()).isEqualTo(423);
    assertThat(response.header("Min-Expires")).contains("60");
  }

  @Test
  void aLongTimeIsCutToTheLongest() {
    assertThat(take(publish("open").with("Expires", "999999")).header("Expires")).contains("3600");
  }

  @Test
  void anotherPackageIsRefused489AndAnotherBody415AndAnUnreadableOne400() {
    assertThat(take(publish("open").with("Event", "dialog")).status()).isEqualTo(489);
    var other = publish().withBody(MediaType.SDP, new byte[] {'v'});
    assertThat(take(other).status()).isEqualTo(415);
    assertThat(take(publish("?")).status()).isEqualTo(400);
    assertThat(take(publish()).status()).isEqualTo(400);
    assertThat(publications.size()).isZero();
  }

  @Test
  void aPublicationThatIsNotRefreshedLapses() {
    var tag = tag(publish("open").with("Expires", "60"));
    now.set(now.get().plusSeconds(59));
    publications.lapse();
    assertThat(kept).hasSize(1);

    now.set(now.get().plusSeconds(1));
    assertThat(take(with(tag, publish())).status()).isEqualTo(412);
    publications.lapse();
    assertThat(kept).isEmpty();
    assertThat(publications.size()).isZero();
  }

  @Test
  void aPhoneThatForgetsItsTagsDisplacesTheEldest() {
    publications = publications(new PublicationLimits(minute(), minute(), minute(), 2, 9));
    tag(publish("one"));
    tag(publish("two"));
    tag(publish("three"));
    assertThat(kept.values()).containsExactlyInAnyOrder("two", "three");
  }

  @Test
  void beyondTheBoundNewOnesAreRefused503AndOldOnesCanBeRefreshed() {
    publications = publications(new PublicationLimits(minute(), minute(), minute(), 9, 2));
    tag(publish("one"));
    var second = tag(publish("two"));
    assertThat(take(publish("three")).status()).isEqualTo(503);
    tag(with(second, publish()));
    assertThat(kept).hasSize(2);
  }

  @Test
  void ofManyWhoShowTheSameTagOneIsTaken() throws InterruptedException {
    var tag = new AtomicReference<>(tag(publish("open")));
    for (var round = 0; round < 500; round++) {
      var taken = new ArrayList<String>();
      var start = new CountDownLatch(1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var rival = 0; rival < 4; rival++) {
          threads.execute(() -> {
            awaited(start);
            var response = take(with(tag.get(), publish("busy")));
            synchronized (taken) {
              response.header("SIP-ETag").ifPresent(taken::add);
            }
          });
        }
        start.countDown();
      }
      assertThat(taken).hasSize(1);
      tag.set(taken.getFirst());
    }
    assertThat(kept).hasSize(1);
  }

  @Test
  void nothingStaysOfPublicationsThatDisplaceEachOther() {
    publications = publications(new PublicationLimits(minute(), minute(), minute(), 1, 99));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var phone = 0; phone < 2000; phone++) threads.execute(() -> take(publish("open")));
    }
    assertThat(kept).hasSize(1);
    assertThat(publications.size()).isEqualTo(1);
  }

  @Test
  void aPublisherRefreshesAndPublishesAnewWhenTheServerHasForgotten() {
    try (var town = new Town()) {
      serve(town);
      var anna = town.endpoint(Town.ANNA, new SipHandler() {});
      var publisher =
          new Publisher(
              anna, Town.toBen(Method.PUBLISH), PRESENCE, Duration.ofSeconds(90), () -> {});
      say(town, publisher, "open");
      town.pass(Duration.ofSeconds(82));
      town.passUntil(() -> town.network.times(Town.ANNA, "PUBLISH").size() >= 2);
      assertThat(kept.values()).containsExactly("open");

      publications = publications(PublicationLimits.DEFAULT); // another start of the server
      kept.clear();
      say(town, publisher, "busy");
      assertThat(kept.values()).containsExactly("busy");

      town.talk(() -> {
        publisher.close();
        return "";
      });
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void aPublisherAsksForTheTimeTheServerWants() {
    try (var town = new Town()) {
      serve(town);
      var anna = town.endpoint(Town.ANNA, new SipHandler() {});
      var publisher =
          new Publisher(
              anna, Town.toBen(Method.PUBLISH), PRESENCE, Duration.ofSeconds(9), () -> {});
      say(town, publisher, "open");
      assertThat(kept.values()).containsExactly("open");
    }
  }

  @Test
  void whatAServerDoesNotTakeIsToldToWhoPublishes() {
    try (var town = new Town()) {
      serve(town);
      var anna = town.endpoint(Town.ANNA, new SipHandler() {});
      var publisher = new Publisher(anna, Town.toBen(Method.PUBLISH), PRESENCE, minute(), () -> {});
      assertThatThrownBy(() -> say(town, publisher, "?")).hasMessageContaining("400");
    }
  }

  private SipEndpoint serve(Town town) {
    return town.endpoint(
        Town.BEN,
        new SipHandler() {
          @Override
          public void onRequest(IncomingRequest request) {
            request.reply(take(request.request()));
          }
        });
  }

  private static void say(Town town, Publisher publisher, String what) {
    town.talk(() -> {
      publisher.publish(MediaType.TEXT, what.getBytes(UTF_8));
      return "";
    });
  }

  private static Duration minute() {
    return Duration.ofMinutes(1);
  }

  private static void awaited(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
