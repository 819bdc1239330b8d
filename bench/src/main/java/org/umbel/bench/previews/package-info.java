/// How quickly offers reach the screens of many workers. Entry type: [PreviewsBenchmark].
@NullMarked
package org.umbel.bench.previews;

import org.jspecify.annotations.NullMarked;
