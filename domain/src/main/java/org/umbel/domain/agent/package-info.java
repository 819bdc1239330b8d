/// Knowledge workers and what they are ready for (KW-1, KW-2). Entry type: [Agents].
@NullMarked
package org.umbel.domain.agent;

import org.jspecify.annotations.NullMarked;
