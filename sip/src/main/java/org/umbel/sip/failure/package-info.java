/// What an endpoint could not do, one exception for each such thing, such as [NoResponse].
@NullMarked
package org.umbel.sip.failure;

import org.jspecify.annotations.NullMarked;
