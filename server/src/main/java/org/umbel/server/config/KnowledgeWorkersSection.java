package org.umbel.server.config;

import java.util.List;
import java.util.stream.Stream;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.RedirectOptions;

/// The section `knowledge-workers`.
final class KnowledgeWorkersSection {
  private static final Setting<Boolean> REDIRECT_SETUP =
      Setting.of(
          "redirect-setup-enabled",
          Formats.yesNo(),
          RedirectOptions.STANDARD.maySet(),
          "Whether workers may set a number at which they take what they are offered.",
          "KW-10");

  static final Section<OptionSet> SECTION =
      Section.of(
          "What holds for all knowledge workers. Who is one has the section worker at the person;"
              + " what is set there comes first.",
          keys(),
          KnowledgeWorkersSection::make);

  private KnowledgeWorkersSection() {}

  private static List<Setting<?>> keys() {
    return Stream.of(
            WorkerTimeKeys.KEYS,
            WorkerWindowKeys.KEYS,
            WorkerDataKeys.KEYS,
            WorkerPresenceKeys.KEYS,
            List.<Setting<?>>of(REDIRECT_SETUP))
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  private static OptionSet make(Values values) {
    return new OptionSet(
        WorkerTimeKeys.previews(values),
        WorkerWindowKeys.options(values),
        WorkerDataKeys.userData(values),
        WorkerDataKeys.reports(values),
        WorkerTimeKeys.registration(values),
        WorkerPresenceKeys.mapping(values),
        WorkerPresenceKeys.onCall(values),
        WorkerPresenceKeys.wrapUp(values),
        WorkerPresenceKeys.legalGuard(values),
        new RedirectOptions(
            values.of(REDIRECT_SETUP),
            RedirectOptions.STANDARD.enabled(),
            RedirectOptions.STANDARD.number()),
        WorkerTimeKeys.statesLocation(values),
        WorkerTimeKeys.defaultRoute(values),
        WorkerTimeKeys.chatsAtOnce(values));
  }
}
