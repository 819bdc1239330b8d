/// Reports kept in a database, by way of a file that survives a crash and bridges the time when the
/// database is away. Entry type: [ReportBook].
@NullMarked
package org.umbel.store.report;

import org.jspecify.annotations.NullMarked;
