/// Tests.
@NullMarked
package org.umbel.directory.settings;

import org.jspecify.annotations.NullMarked;
