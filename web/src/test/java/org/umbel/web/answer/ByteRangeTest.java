package org.umbel.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0       | Part[range=ByteRange[first=0, last=0]]
          bytes=0-        | Part[range=ByteRange[first=0, last=99]]
          bytes=90-200    | Part[range=ByteRange[first=90, last=99]]
          bytes=-10       | Part[range=ByteRange[first=90, last=99]]
          bytes=-500      | Part[range=ByteRange[first=0, last=99]]
          bytes=-0        | Outside[]
          bytes=100-      | Outside[]
          bytes=100-200   | Outside[]
          bytes=9-3       | Everything[]
          bytes=-         | Everything[]
          bytes=0-1,5-6   | Everything[]
          lines=0-1       | Everything[]
          bytes=x-y       | Everything[]
          bytes=99999999999999999999-1 | Everything[]
          ''              | Everything[]
          """)
  void aRangeOfAHundredBytesIsReadAsTheRfcSays(String header, String wish) {
    assertThat(ByteRange.wish(Optional.of(header), 100)).hasToString(wish);
  }
}
