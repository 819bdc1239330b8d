package org.umbel.sip.admission;

import java.time.Duration;

/// From when on an endpoint answers new requests outside of dialogs with 503 and Retry-After,
/// keeping nothing of them. Requests within dialogs are always served.
///
/// @param unanswered requests whose handler has given no final response yet
/// @param transactions transactions kept, those included that only absorb repetitions for 32 s;
///   each costs about half a kilobyte
/// @param lag how far the endpoint may be behind: how long received datagrams or started handlers
///   wait
/// @param retryAfter what the refused are told
public record LoadLimits(int unanswered, int transactions, Duration lag, Duration retryAfter) {

  /// 10 000 requests, 500 000 transactions, 500 ms, 5 s.
  public static final LoadLimits DEFAULT =
      new LoadLimits(10_000, 500_000, Duration.ofMillis(500), Duration.ofSeconds(5));
}
