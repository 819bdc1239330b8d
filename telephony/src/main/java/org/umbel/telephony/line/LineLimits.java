package org.umbel.telephony.line;

/// How many calls a line carries (LN-15) and how many it may begin (SC-2).
///
/// @param in calls that came in, at once
/// @param out calls that went out, at once, ringing ones included
/// @param both together
/// @param outPerMinute calls out begun within any minute
/// @param outPerHour calls out begun within any hour
public record LineLimits(int in, int out, int both, int outPerMinute, int outPerHour) {

  /// As many as may be.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /// No limit.
  public static final LineLimits NONE =
      new LineLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);
}
