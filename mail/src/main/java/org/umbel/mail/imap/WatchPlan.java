package org.umbel.mail.imap;

import java.time.Duration;

/// How changes made by mail clients are noticed (MW-1).
///
/// @param mostWatched mailboxes with a connection of their own, told by the server within about a
///   second (RFC 2177); 0 polls all
/// @param renewEvery after this long such a connection is made anew, which also finds out whether
///   its server still lives; RFC 2177 §3 wants less than 29 minutes
/// @param pollEvery the other mailboxes are looked at this often, which is the lag of their lamps
public record WatchPlan(int mostWatched, Duration renewEvery, Duration pollEvery) {

  /// 200 watched, renewed every 10 min, the rest every minute.
  public static final WatchPlan DEFAULT =
      new WatchPlan(200, Duration.ofMinutes(10), Duration.ofMinutes(1));

  public WatchPlan {
    if (mostWatched < 0 || !renewEvery.isPositive() || !pollEvery.isPositive()) {
      throw new IllegalArgumentException("A watch plan has no negative bound and no zero times");
    }
  }
}
