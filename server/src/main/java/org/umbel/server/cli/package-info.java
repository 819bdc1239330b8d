/// The command line. Entry type: [CommandLineTool].
@NullMarked
package org.umbel.server.cli;

import org.jspecify.annotations.NullMarked;
