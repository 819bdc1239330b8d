/// Figures beside a peer: every benchmark prints a table, measured against others in the same run.
/// [Bench] is the entry; each [Benchmark] has a package of its own. Nothing here is shipped.
@NullMarked
package org.umbel.bench;

import org.jspecify.annotations.NullMarked;
