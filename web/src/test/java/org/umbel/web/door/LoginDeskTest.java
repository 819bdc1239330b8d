package org.umbel.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.PinVault;
import org.umbel.domain.person.Role;
import org.umbel.web.door.LoginDesk.Outcome;

/// What the pages' tests cannot see from the machine the server runs on.
class LoginDeskTest {
  private static final String PASSWORD = "long enough 42";

  private static final Accounts.Account ROOT =
      new Accounts.Account("root", Set.of(Role.ADMINISTRATOR));

  private final LoginDesk desk =
      new LoginDesk(
          new Nobody(),
          new PinGate(
              new NoPins(),
              () ->
                  new PinRules(
                      6,
                      3,
                      3,
                      Duration.ZERO,
                      Duration.ZERO,
                      Optional.empty(),
                      PinRules.Expired.CHANGE,
                      0),
              InstantSource.system(),
              _ -> {}),
          (name, password) ->
              name.equals("root") && password.equals(PASSWORD)
                  ? Optional.of(ROOT)
                  : Optional.empty(),
          new LoginThrottle(InstantSource.system()),
          new LoginCounters());

  @Test
  void anAdministratorsPasswordIsNotTakenWhereOthersCanReadIt() {
    assertThat(desk.enter("192.0.2.1", false, "root", PASSWORD)).isEqualTo(new Outcome.Overheard());
    assertThat(desk.enter("192.0.2.1", true, "root", PASSWORD))
        .isEqualTo(new Outcome.Official(ROOT));
  }

  @Test
  void guessesOfPasswordsAreSlowedDown() {
    Outcome outcome = new Outcome.Refused();
    for (int i = 0; i <= LoginThrottle.BURST; i++) {
      assertThat(outcome).isEqualTo(new Outcome.Refused());
      outcome = desk.enter("192.0.2.1", true, "root", "guess " + i);
    }

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.SlowDown.class, slow -> assertThat(slow.pause()).isGreaterThan(Duration.ZERO));
  }

  private static final class Nobody implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return Optional.empty();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Optional.empty();
    }

    @Override
    public Collection<Person> all() {
      return List.of();
    }
  }

  private static final class NoPins implements PinVault {
    @Override
    public Optional<PinRecord> find(Extension owner) {
      return Optional.empty();
    }

    @Override
    public Optional<PinRecord> update(Extension owner, UnaryOperator<PinRecord> change) {
      return Optional.empty();
    }

    @Override
    public void addIfAbsent(Extension owner, PinRecord first) {}
  }
}
