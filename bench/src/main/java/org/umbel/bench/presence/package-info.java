/// A presence server under watchers and publications, beside a peer. Entry type:
/// [PresenceBenchmark].
@NullMarked
package org.umbel.bench.presence;

import org.jspecify.annotations.NullMarked;
