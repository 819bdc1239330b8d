/// Tests.
@NullMarked
package org.umbel.directory.people;

import org.jspecify.annotations.NullMarked;
