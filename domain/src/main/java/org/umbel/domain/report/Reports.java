package org.umbel.domain.report;

/// Takes reports. Returns at once, safe for all threads.
@FunctionalInterface
public interface Reports {
  /// Nobody wants any.
  Reports NONE = _ -> {};

  void tell(Report report);
}
