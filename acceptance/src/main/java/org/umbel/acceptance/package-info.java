/// The packaged server against the real world.
@NullMarked
package org.umbel.acceptance;

import org.jspecify.annotations.NullMarked;
