/// The message lamp of a phone. Entry type: [Lamp].
@NullMarked
package org.umbel.domain.lamp;

import org.jspecify.annotations.NullMarked;
