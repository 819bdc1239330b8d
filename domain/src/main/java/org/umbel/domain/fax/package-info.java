/// Faxes that people have sent by phone. Entry types: [FaxJobs], which takes them, and [FaxRule],
/// which says where they may go.
@NullMarked
package org.umbel.domain.fax;

import org.jspecify.annotations.NullMarked;
