/// Figures beside a peer.
@NullMarked
package org.umbel.bench;

import org.jspecify.annotations.NullMarked;
