/// Tests.
@NullMarked
package org.umbel.directory.connect;

import org.jspecify.annotations.NullMarked;
