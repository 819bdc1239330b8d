/// Configuration, wiring from top to bottom, command line, logs and metrics.
@NullMarked
package org.umbel.server;

import org.jspecify.annotations.NullMarked;
