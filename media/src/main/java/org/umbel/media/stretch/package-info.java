/// Speech at another speed: [org.umbel.media.stretch.Stretch].
@NullMarked
package org.umbel.media.stretch;

import org.jspecify.annotations.NullMarked;
