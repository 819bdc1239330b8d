/// The screens of knowledge workers and of the agents who chat with them, and the interface for
/// programs beneath: requests change things, WebSockets tell what has changed. Entry type:
/// [WorkerRoom].
@NullMarked
package org.umbel.web.worker;

import org.jspecify.annotations.NullMarked;
