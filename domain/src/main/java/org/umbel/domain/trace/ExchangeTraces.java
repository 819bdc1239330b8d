package org.umbel.domain.trace;

import java.util.List;
import java.util.Optional;

/// The last exchanges of each line that belong to no call, as many as are kept: why a phone does
/// not register is seen here. Safe for all threads; never waits.
///
/// Secrets are blanked as in [CallTraces].
public interface ExchangeTraces {

  /// The latest first.
  ///
  /// @param line its name; empty for all lines
  /// @param text a part of the user's name, the other side's address or its program, whatever the
  ///   case; empty for all
  /// @param most how many at most
  List<ExchangeSummary> latest(String line, String text, int most);

  /// @return empty when there was no such exchange, or it is too long ago
  Optional<ExchangeTrace> find(ExchangeId exchange);
}
