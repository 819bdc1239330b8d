package org.umbel.sip.locate;

import java.time.Duration;
import java.util.List;

/// What a name server says about a name.
///
/// @param records none when the name, or this kind of it, does not exist
/// @param life for how long it may be believed
public record Answer(List<? extends DnsRecord> records, Duration life) {

  public Answer {
    records = List.copyOf(records);
  }

  /// The records of one type, in the order they came.
  <R extends DnsRecord> List<R> of(Class<R> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
