package org.umbel.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.umbel.domain.event.Event;
import org.umbel.domain.person.PinGate.Verdict;
import org.umbel.domain.person.PinRules.Expired;
import org.umbel.domain.person.PinRules.Objection;
import org.umbel.domain.speech.Language;

class PinGateTest {
  private static final Person ANNA =
      new Person(
          new Extension("4000"), "Anna Berg", Optional.empty(), Language.ENGLISH, List.of(), true);
  private static final Pin FIRST = new Pin("284617");
  private static final Pin SECOND = new Pin("905142");

  private final List<Event> events = new ArrayList<>();
  private Optional<Instant> oldest = Optional.empty();
  private PinRules rules = PinRules.DEFAULT;
  private Instant now = Instant.parse("2026-11-21T07:00:00Z");
  private final PinGate gate = new PinGate(new Vault(), () -> rules, () -> now, events::add);

  private void expireAfter(int days, Expired expired) {
    rules = new PinRules(6, 3, 10, Duration.ofDays(days), Duration.ofDays(7), oldest, expired, 5);
  }

  @Test
  void aPinIsGoodForEverWhereNothingElseIsSet() {
    gate.change(ANNA, FIRST);
    now = now.plus(Duration.ofDays(3_000));

    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.OPEN);
    assertThat(gate.expiresSoon(ANNA)).isEmpty();
  }

  @Test
  void anExpiredPinIsGoodForANewOneOnly() {
    expireAfter(30, Expired.CHANGE);
    gate.change(ANNA, FIRST);
    now = now.plus(Duration.ofDays(29));
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.OPEN);

    now = now.plus(Duration.ofDays(1));
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.CHANGE_FIRST);
    assertThat(gate.open(ANNA, SECOND)).isEqualTo(Verdict.WRONG);
    gate.change(ANNA, SECOND);
    assertThat(gate.open(ANNA, SECOND)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void anExpiredPinIsGoodForNothingWhereSoSet() {
    expireAfter(30, Expired.CLOSED);
    gate.change(ANNA, FIRST);
    now = now.plus(Duration.ofDays(31));

    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.EXPIRED);
    assertThat(events).contains(new Event.LoginRefused(ANNA.extension(), "PIN expired"));
  }

  @Test
  void theOwnerIsWarnedInTheLastDays() {
    expireAfter(30, Expired.CHANGE);
    gate.change(ANNA, FIRST);
    now = now.plus(Duration.ofDays(22));
    assertThat(gate.expiresSoon(ANNA)).isEmpty();

    now = now.plus(Duration.ofDays(1));
    assertThat(gate.expiresSoon(ANNA)).contains(now.plus(Duration.ofDays(7)));
  }

  @Test
  void aPinThatSomebodyElseHasGivenIsChangedFirstWherePinsExpire() {
    gate.give(ANNA, FIRST);
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.OPEN);

    expireAfter(30, Expired.CHANGE);
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.CHANGE_FIRST);
  }

  @Test
  void onADayAllPinsAreReplacedThatWereSetBeforeIt() {
    gate.change(ANNA, FIRST);
    oldest = Optional.of(now.minusSeconds(1));
    expireAfter(30, Expired.CLOSED);
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.OPEN);

    now = now.plus(Duration.ofHours(5));
    oldest = Optional.of(now);
    expireAfter(30, Expired.CLOSED);
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.CHANGE_FIRST);
    gate.change(ANNA, SECOND);
    assertThat(gate.open(ANNA, SECOND)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void onSuchADayAPinThatItsOwnerHasNotSetIsReplacedToo() {
    gate.give(ANNA, FIRST);
    oldest = Optional.of(now);
    expireAfter(0, Expired.CHANGE);

    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.CHANGE_FIRST);
  }

  @Test
  void noneOfTheFormerPinsCanBeSetAgain() {
    rules = new PinRules(6, 3, 10, Duration.ZERO, Duration.ZERO, oldest, Expired.CHANGE, 2);
    var pins = List.of("284617", "905142", "316204", "740925").stream().map(Pin::new).toList();
    pins.forEach(pin -> assertThat(gate.change(ANNA, pin)).isEmpty());

    assertThat(gate.change(ANNA, pins.get(3))).contains(Objection.SAME_AS_BEFORE);
    assertThat(gate.change(ANNA, pins.get(2))).contains(Objection.USED_BEFORE);
    assertThat(gate.change(ANNA, pins.get(1))).contains(Objection.USED_BEFORE);
    assertThat(gate.change(ANNA, pins.get(0))).isEmpty();
  }

  @Test
  void aLockedBoxRefusesTheRightPinUntilItIsUnlocked() {
    gate.change(ANNA, FIRST);
    for (var tries = 1; tries < 10; tries++) {
      assertThat(gate.open(ANNA, SECOND)).isEqualTo(Verdict.WRONG);
    }
    assertThat(gate.open(ANNA, SECOND)).isEqualTo(Verdict.LOCKED);
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.LOCKED);
    assertThat(events).contains(new Event.BoxLocked(ANNA.extension(), 10));

    gate.unlock(ANNA);
    assertThat(gate.open(ANNA, FIRST)).isEqualTo(Verdict.OPEN);
  }

  private static final class Vault implements PinVault {
    private final Map<Extension, PinRecord> records = new HashMap<>();

    @Override
    public Optional<PinRecord> find(Extension owner) {
      return Optional.ofNullable(records.get(owner));
    }

    @Override
    public Optional<PinRecord> update(Extension owner, UnaryOperator<PinRecord> change) {
      return Optional.ofNullable(
          records.computeIfPresent(owner, (_, record) -> change.apply(record)));
    }

    @Override
    public void addIfAbsent(Extension owner, PinRecord first) {
      records.putIfAbsent(owner, first);
    }
  }
}
