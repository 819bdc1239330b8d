/// Tests of what of duties outlives the server.
@NullMarked
package org.umbel.store.duty;

import org.jspecify.annotations.NullMarked;
