package org.umbel.domain.report;

/// Is told of reports that are on disk, in their order, and so again after a crash perhaps. Returns
/// at once.
@FunctionalInterface
public interface ReportFollower {
  void kept(Report report);
}
