/// What was spoken once is kept, by its content and within bounds. Entry types: [MemoryShelf],
/// [DiskShelf].
@NullMarked
package org.umbel.voices.cache;

import org.jspecify.annotations.NullMarked;
