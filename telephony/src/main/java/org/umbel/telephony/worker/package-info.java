/// Customers' calls that workers take part in, with the sound passing here (KW-7): one party of
/// media for each of customer, worker, and whom the worker consults. Entry type: [Workers].
@NullMarked
package org.umbel.telephony.worker;

import org.jspecify.annotations.NullMarked;
