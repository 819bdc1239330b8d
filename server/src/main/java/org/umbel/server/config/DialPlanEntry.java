package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.dialling.DialPlan;
import org.umbel.domain.dialling.NumberClass;
import org.umbel.domain.dialling.NumberPattern;

/// Numbers outside that are called alike.
///
/// @param strip digits left out at the beginning of what is dialled
/// @param prefix put before the rest
/// @param lines that lead there, the best first
public record DialPlanEntry(
    NumberPattern pattern,
    NumberClass kind,
    int strip,
    Optional<String> prefix,
    List<LineReference> lines) {

  DialPlan.Entry entry() {
    var names = lines.stream().map(LineReference::name).toList();
    return new DialPlan.Entry(pattern, kind, strip, prefix.orElse(""), names);
  }
}
