package org.umbel.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.umbel.domain.person.Extension;

class PresenceBookTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Extension ANNA = new Extension("100");
  private static final Source PHONE = new Source.UserAgent("a");
  private static final Source PLATFORM = new Source.Platform("other");

  private final PresenceBook book = new PresenceBook(InstantSource.fixed(NOON));
  private final List<PresenceChange> news = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aChangeCarriesItsOriginAndWhatItMeans() {
    book.follow(news::add);
    book.say(ANNA, Source.MANUAL, Presence.open(NOON));
    book.say(ANNA, Source.LINE, Presence.open(NOON, Activity.ON_THE_PHONE));
    book.withdraw(ANNA, Source.LINE);
    assertThat(news)
        .extracting(PresenceChange::origin)
        .containsExactly(Source.MANUAL, Source.LINE, Source.LINE);
    assertThat(news)
        .extracting(change -> change.after().standing())
        .containsExactly(Standing.AVAILABLE, Standing.ON_THE_PHONE, Standing.AVAILABLE);
    assertThat(news.getLast().said()).isEmpty();
  }

  @Test
  void sayingTheSameAgainIsNoNews() {
    book.say(ANNA, PHONE, Presence.open(NOON));
    book.follow(news::add);
    book.say(ANNA, PHONE, Presence.open(NOON.plusSeconds(9)));
    assertThat(news).isEmpty();
    assertThat(book.of(ANNA).since()).isEqualTo(NOON);
  }

  @Test
  void aSourceCanBeToldWhatAllOthersMeanWithoutHearingItself() {
    book.say(ANNA, PHONE, Presence.open(NOON));
    book.say(ANNA, PLATFORM, Presence.open(NOON, Activity.DO_NOT_DISTURB));
    assertThat(book.without(PLATFORM, ANNA).standing()).isEqualTo(Standing.AVAILABLE);
    assertThat(book.of(ANNA).standing()).isEqualTo(Standing.DO_NOT_DISTURB);
  }

  @Test
  void aFollowerMayChangeTheBookAndHearsOfItAfterwards() {
    book.follow(change -> {
      if (change.origin().equals(PLATFORM)) {
        book.withdraw(ANNA, PHONE);
      }
    });
    book.follow(news::add);
    book.say(ANNA, PHONE, Presence.open(NOON));
    book.say(ANNA, PLATFORM, Presence.closed(NOON));
    assertThat(news).extracting(PresenceChange::origin).containsExactly(PHONE, PLATFORM, PHONE);
    assertThat(book.of(ANNA).standing()).isEqualTo(Standing.OFFLINE);
  }

  @Test
  void aFollowerThatFailsDoesNotSilenceTheBook() {
    var failing = new AtomicBoolean(true);
    book.follow(change -> {
      if (failing.get()) {
        throw new IllegalStateException("a fault of the follower");
      }
      news.add(change);
    });
    var open = Presence.open(NOON);
    assertThatThrownBy(() -> book.say(ANNA, PHONE, open)).hasMessage("a fault of the follower");
    failing.set(false);
    book.withdraw(ANNA, PHONE);
    assertThat(news).hasSize(1);
  }

  @Test
  void tooManySourcesOfOnePersonAreRefusedAndTheirOldOnesStay() {
    for (var i = 0; i < PresenceBook.MOST_SOURCES; i++) {
      assertThat(book.say(ANNA, new Source.UserAgent("" + i), Presence.open(NOON))).isTrue();
    }
    assertThat(book.say(ANNA, PLATFORM, Presence.open(NOON))).isFalse();
    assertThat(book.say(ANNA, new Source.UserAgent("3"), Presence.closed(NOON))).isTrue();
    assertThat(book.sources(ANNA)).hasSize(PresenceBook.MOST_SOURCES);
  }

  @Test
  void newsOfOnePersonComeInOrderFromWhateverThreadsTheyAreChanged() {
    book.follow(news::add);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 16; i++) {
        var source = new Source.UserAgent("" + i);
        threads.execute(() -> {
          for (var round = 0; round < 200; round++) {
            book.say(ANNA, source, Presence.open(NOON, Activity.BUSY));
            book.withdraw(ANNA, source);
          }
        });
      }
    }
    assertThat(news).hasSize(16 * 200 * 2);
    for (var i = 1; i < news.size(); i++) {
      assertThat(news.get(i).before()).isEqualTo(news.get(i - 1).after());
    }
    assertThat(book.sources(ANNA)).isEmpty();
  }
}
