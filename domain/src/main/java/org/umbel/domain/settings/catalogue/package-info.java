/// All settings of all topics. Entry type: [Catalogue].
@NullMarked
package org.umbel.domain.settings.catalogue;

import org.jspecify.annotations.NullMarked;
