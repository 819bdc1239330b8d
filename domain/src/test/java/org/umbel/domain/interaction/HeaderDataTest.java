package org.umbel.domain.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeaderDataTest {
  private static UserData read(Map<String, String> headers, String... names) {
    return new HeaderData(Set.of(names))
        .addedTo(UserData.NONE, name -> Optional.ofNullable(headers.get(name)));
  }

  @Test
  void onlyHeadersThatAreNamedBecomeUserData() {
    var headers = Map.of("X-Customer", "Bank", "X-Secret", "none of yours");

    assertThat(read(headers, "X-Customer", "X-Missing").pairs())
        .containsExactly(Map.entry("X-Customer", "Bank"));
  }

  @Test
  void userToUserIsReadFromItsHexadecimalDigits() {
    var headers = Map.of("User-to-User", "42616e6b;encoding=hex");

    assertThat(read(headers, "User-to-User").value("User-to-User")).contains("Bank");
  }

  @Test
  void digitsThatAreNoTextStayAsTheyAre() {
    var headers = Map.of("User-to-User", "00ff;encoding=hex");

    assertThat(read(headers, "User-to-User").value("User-to-User")).contains("00ff;encoding=hex");
  }

  @Test
  void whatIsTooLongIsLeftOut() {
    var headers = Map.of("X-Long", "x".repeat(UserData.LONGEST_VALUE + 1), "X-Short", "y");

    assertThat(read(headers, "X-Long", "X-Short").pairs())
        .containsExactly(Map.entry("X-Short", "y"));
  }
}
