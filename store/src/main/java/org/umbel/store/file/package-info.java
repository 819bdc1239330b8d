/// What the stores are made of: forced files, entries that move between folders in one step, sound
/// that grows. Entry types: [Disk], [EntryFolder], [SoundFile].
@NullMarked
package org.umbel.store.file;

import org.jspecify.annotations.NullMarked;
