package org.umbel.bench;

/// One thing that is measured.
public interface Benchmark {

  /// What it is called on the command line.
  String name();

  /// What it measures, in one line.
  String about();

  /// Measures; waits until it is done and prints its tables.
  ///
  /// @throws CannotMeasure when something needed is missing or fails
  void run(Effort effort, Report report);
}
