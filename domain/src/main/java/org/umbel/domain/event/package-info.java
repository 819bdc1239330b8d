/// What happened, for log, figures and traces. Entry type: [Journal].
@NullMarked
package org.umbel.domain.event;

import org.jspecify.annotations.NullMarked;
