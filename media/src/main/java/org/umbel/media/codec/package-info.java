/// Speech codecs between linear samples and payload bytes. [Codec] is the seam, [G711] the two laws
/// every telephone knows; codecs that need a library live elsewhere.
@NullMarked
package org.umbel.media.codec;

import org.jspecify.annotations.NullMarked;
