/// Routing engines outside that offer interactions to workers (KW-4). Entry type: [EngineDesk].
@NullMarked
package org.umbel.domain.engine;

import org.jspecify.annotations.NullMarked;
