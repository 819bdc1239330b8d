/// How the neighbours are, in words. Entry type: [Neighbour].
@NullMarked
package org.umbel.domain.health;

import org.jspecify.annotations.NullMarked;
