/// What a call that just stands costs in memory: [DialogsBenchmark].
@NullMarked
package org.umbel.bench.dialogs;

import org.jspecify.annotations.NullMarked;
