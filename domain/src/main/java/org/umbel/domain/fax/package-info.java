/// Faxes that people have sent by phone. Entry type: [FaxJobs].
@NullMarked
package org.umbel.domain.fax;

import org.jspecify.annotations.NullMarked;
