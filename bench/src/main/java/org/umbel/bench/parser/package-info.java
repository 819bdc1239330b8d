/// Reading messages, beside the peer's parser: [ParserBenchmark].
@NullMarked
package org.umbel.bench.parser;

import org.jspecify.annotations.NullMarked;
