/// Many callers at once who leave a message at the packaged server: [RecordingsBenchmark]. The
/// callers are one thread, [DepositGenerator]; what they find wrong they say in [DepositFigures].
@NullMarked
package org.umbel.bench.recordings;

import org.jspecify.annotations.NullMarked;
