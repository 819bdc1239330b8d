/// What is set for knowledge workers, for all and for one (KW-1). Entry type: [WorkerOptions].
@NullMarked
package org.umbel.domain.agent.options;

import org.jspecify.annotations.NullMarked;
