/// Processes under measurement: [Child] starts one, [Usage] tells what it costs, [Cores] keeps it
/// apart from the load.
@NullMarked
package org.umbel.bench.process;

import org.jspecify.annotations.NullMarked;
