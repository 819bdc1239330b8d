package org.umbel.domain.fax;

/// Takes what is to be sent as a fax. Safe for all threads.
@FunctionalInterface
public interface FaxJobs {

  /// Takes a job; kept for good when this returns, whatever sends faxes then. Waits for a disk.
  ///
  /// @throws FaxNotTaken when nothing of it was kept
  void take(FaxJob job);
}
