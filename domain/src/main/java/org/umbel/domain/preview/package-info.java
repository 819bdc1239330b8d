/// Interactions offered to workers before they ring (KW-3). Entry type: [Previews].
@NullMarked
package org.umbel.domain.preview;

import org.jspecify.annotations.NullMarked;
