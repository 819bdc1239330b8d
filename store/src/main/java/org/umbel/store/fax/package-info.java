/// Fax jobs for another program. Entry type: [FaxJobFolder].
@NullMarked
package org.umbel.store.fax;

import org.jspecify.annotations.NullMarked;
