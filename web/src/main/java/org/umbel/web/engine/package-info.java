/// What programs of contact centres ask for and follow: routing engines that offer interactions to
/// workers, and tools that read reports as they come. Entry type: [EngineRoom].
@NullMarked
package org.umbel.web.engine;

import org.jspecify.annotations.NullMarked;
