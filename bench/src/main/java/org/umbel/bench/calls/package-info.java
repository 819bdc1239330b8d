/// Calls answered and hung up, each second: [CallsBenchmark], with a load generator of its own,
/// [CallGenerator], that costs little beside what it measures.
@NullMarked
package org.umbel.bench.calls;

import org.jspecify.annotations.NullMarked;
