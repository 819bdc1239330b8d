/// The company's directory with very many people in it. Entry type:
/// [org.umbel.bench.directory.DirectoryBenchmark].
@NullMarked
package org.umbel.bench.directory;

import org.jspecify.annotations.NullMarked;
