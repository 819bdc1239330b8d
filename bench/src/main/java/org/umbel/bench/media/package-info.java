/// What sound costs: calls played to and recorded from, plain and encrypted, beside a bare loop
/// that moves as many packets. [MediaBenchmark] runs it.
@NullMarked
package org.umbel.bench.media;

import org.jspecify.annotations.NullMarked;
