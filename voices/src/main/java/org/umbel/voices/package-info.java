/// Speech engines: programs of the machine that read text aloud, in German and English. [Voices] is
/// the entry.
@NullMarked
package org.umbel.voices;

import org.jspecify.annotations.NullMarked;
