package org.umbel.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.WatcherRules.Rule;

class WatcherRulesTest {
  private static final Extension ANNA = new Extension("100");
  private static final Extension BEN = new Extension("101");
  private static final Extension CEM = new Extension("102");

  private final WatcherRules rules =
      new WatcherRules(
          Permission.ALLOW,
          List.of(
              new Rule(ANNA, Set.of(BEN), Permission.ALLOW),
              new Rule(ANNA, Set.of(), Permission.POLITE_BLOCK)));

  @Test
  void theFirstRuleThatFitsHolds() {
    assertThat(rules.of(ANNA, BEN)).isEqualTo(Permission.ALLOW);
    assertThat(rules.of(ANNA, CEM)).isEqualTo(Permission.POLITE_BLOCK);
  }

  @Test
  void whoHasNoRuleIsSeenAsUsual() {
    assertThat(rules.of(BEN, CEM)).isEqualTo(Permission.ALLOW);
    assertThat(new WatcherRules(Permission.BLOCK, List.of()).of(BEN, CEM))
        .isEqualTo(Permission.BLOCK);
  }

  @Test
  void peopleAlwaysSeeThemselves() {
    assertThat(rules.of(ANNA, ANNA)).isEqualTo(Permission.ALLOW);
  }
}
