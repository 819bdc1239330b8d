/// How the last calls and exchanges went, as ladders, JSON and packet files. Entry type: [Ladder].
@NullMarked
package org.umbel.web.trace;

import org.jspecify.annotations.NullMarked;
