/// That benchmarks run and print their tables; nothing about time.
@NullMarked
package org.umbel.bench;

import org.jspecify.annotations.NullMarked;
