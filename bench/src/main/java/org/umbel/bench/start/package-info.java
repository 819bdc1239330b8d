/// From the command to the first call: [StartBenchmark]; [UmbelServer] is the packaged server as a
/// process.
@NullMarked
package org.umbel.bench.start;

import org.jspecify.annotations.NullMarked;
