/// Speech codecs that need a library: Opus, written in Java, and G.722 and G.723.1 by machine code
/// that an administrator may add. [Codecs] is where to ask; what is missing is told in words.
@NullMarked
package org.umbel.codecs;

import org.jspecify.annotations.NullMarked;
