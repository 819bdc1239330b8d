package org.umbel.directory.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import org.junit.jupiter.api.Test;

class ChangeMarkTest {

  @Test
  void aTimeIsFollowedFromASecondBeforeOnAndFromAMinuteBeforeForWhatComesLate() {
    var mark = ChangeMark.of("modifyTimestamp");
    var seen = mark.of(new Entry("cn=Anna", at("20260302143000.5Z")));

    assertThat(mark.since(seen)).hasToString("(modifyTimestamp>=20260302142959Z)");
    assertThat(mark.late(seen)).hasToString("(modifyTimestamp>=20260302142900Z)");
  }

  @Test
  void aCountIsFollowedFromALittleBefore() {
    var mark = ChangeMark.of("uSNChanged");

    assertThat(mark.since(1_000)).hasToString("(uSNChanged>=950)");
    assertThat(mark.late(1_000)).hasToString("(uSNChanged>=950)");
    assertThat(mark.since(7)).hasToString("(uSNChanged>=0)");
  }

  private static Attribute at(String time) {
    return new Attribute("modifyTimestamp", time);
  }
}
