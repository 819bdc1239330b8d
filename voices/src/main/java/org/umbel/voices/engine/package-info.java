/// The programs that speak, each an [Engine]: text on their standard input, sound back, and never
/// longer or more than allowed.
@NullMarked
package org.umbel.voices.engine;

import org.jspecify.annotations.NullMarked;
