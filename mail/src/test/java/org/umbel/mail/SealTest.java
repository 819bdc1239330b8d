package org.umbel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;

class SealTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  @TempDir private Path scratch;

  @Test
  void whatWasSealedIsReadBackHoweverItsLinesWereBroken() {
    var seal = seal("a.key");
    var sealed = seal.seal("Jörg\n+4930");

    assertThat(seal.open(sealed)).contains("Jörg\n+4930");
    assertThat(seal.open(sealed.replaceAll("(.{7})", "$1\r\n\t "))).contains("Jörg\n+4930");
  }

  @Test
  void whatAnotherKeySealedOrSomebodyChangedIsNotBelieved() {
    var seal = seal("a.key");
    var sealed = seal.seal("from Ben");

    assertThat(seal("b.key").open(sealed)).isEmpty();
    assertThat(seal.open("A" + sealed.substring(1))).isEmpty();
    for (var nonsense : new String[] {"", ".", "..", "bm8", "bm8.", ".bm8", "ä.ö", "a.b.c"}) {
      assertThat(seal.open(nonsense)).as(nonsense).isEmpty();
    }
  }

  @Test
  void theKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
    var sealed = seal("a.key").seal("from Ben");

    assertThat(seal("a.key").open(sealed)).contains("from Ben");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a.key"))))
        .isEqualTo("rw-------");
    assertThat(seal("a.key").isYoungerThan(NOON.minusMillis(1))).isTrue();
    assertThat(seal("a.key").isYoungerThan(NOON)).isFalse();
  }

  @Test
  void aKeyNobodyUnderstandsIsNeverReplaced() throws IOException {
    for (var wrong : new String[] {"", "key", "noon AAAA", NOON + " AAAA", NOON + " %"}) {
      Files.writeString(file("a.key"), wrong);

      assertThatThrownBy(() -> seal("a.key"))
          .isInstanceOf(SealKeyUnreadable.class)
          .hasMessageContaining(file("a.key").toString());
      assertThat(file("a.key")).hasContent(wrong);
    }
  }

  @Test
  void factsAreReadAsTheyWereWritten() {
    for (var caller :
        new Caller[] {
          new Caller(Optional.of(new PhoneNumber("+4930123")), Optional.of("=?utf-8?Q?J=F6rg?=")),
          Caller.HIDDEN
        }) {
      var facts =
          new MessageFacts(
              new MessageId("m-1"), NOON, Duration.ofMillis(2_340), caller, Marks.NONE);

      assertThat(MessageFacts.of(facts.text())).contains(facts);
    }
    for (var marks :
        new Marks[] {new Marks(true, false), new Marks(false, true), new Marks(true, true)}) {
      var facts = new MessageFacts(new MessageId("m-1"), NOON, Duration.ZERO, Caller.HIDDEN, marks);
      assertThat(MessageFacts.of(facts.text())).contains(facts);
    }
    assertThat(MessageFacts.of("")).isEmpty();
    assertThat(MessageFacts.of("m-1\nnoon\nPT1S\n\n")).isEmpty();
    assertThat(MessageFacts.of("m-1\n" + NOON + "\nPT1S\n\n\nmore")).isEmpty();
  }

  private Seal seal(String name) {
    return SealKeyFile.open(file(name), CLOCK);
  }

  private Path file(String name) {
    return scratch.resolve(name);
  }
}
