/// The configuration: one commented YAML file, read whole, every mistake told at once. Entry type:
/// [ConfigurationFile]; what it yields is a [Configuration].
///
/// A [Section] declares its [Setting]s once, with meaning, default, range and feature row; reading,
/// the manual (`docs/configuration.md`) and the mistakes' words all come from that declaration.
@NullMarked
package org.umbel.server.config;

import org.jspecify.annotations.NullMarked;
