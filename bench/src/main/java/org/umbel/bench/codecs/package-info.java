/// What codecs cost; the entry is [org.umbel.bench.codecs.CodecsBenchmark].
@NullMarked
package org.umbel.bench.codecs;

import org.jspecify.annotations.NullMarked;
