package org.umbel.domain.agent.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.WorkMode;

/// The states there are without any document, and what is shown when no state of it fits.
public final class BuiltIn {
  private static final AgentPattern ANY_READY =
      new AgentPattern(true, WorkMode.NONE, Optional.empty());
  private static final AgentPattern ANY_NOT_READY =
      new AgentPattern(false, WorkMode.NONE, Optional.empty());

  public static final StateDefinition READY =
      state(
          "predefReady",
          Icon.Standard.READY,
          List.of(ANY_READY),
          Map.of(
              "en", "Do Not Disturb off",
              "de", "Nicht stören aus",
              "fr", "Désactiver Ne pas déranger",
              "it", "Disattiva Non disturbare",
              "es", "Desactivar No molestar",
              "ru", "Выключить «Не беспокоить»"),
          Map.of(
              "en", "Ready",
              "de", "Bereit",
              "fr", "Disponible",
              "it", "Disponibile",
              "es", "Disponible",
              "ru", "Готов"));
  public static final StateDefinition PART_READY =
      shown(
          "predefPartReady",
          Icon.Standard.PART_READY,
          List.of(),
          Map.of(
              "en", "Partly ready",
              "de", "Teilweise bereit",
              "fr", "Partiellement disponible",
              "it", "Parzialmente disponibile",
              "es", "Parcialmente disponible",
              "ru", "Частично готов"));
  public static final StateDefinition NOT_READY =
      shown(
          "predefNotReady",
          Icon.Standard.NOT_READY,
          List.of(ANY_NOT_READY),
          Map.of(
              "en", "Not ready",
              "de", "Nicht bereit",
              "fr", "Indisponible",
              "it", "Non disponibile",
              "es", "No disponible",
              "ru", "Не готов"));

  /// "Do not disturb" for the contact centre: presence does not change the agent state in it
  /// (PR-8).
  public static final StateDefinition DO_NOT_DISTURB =
      state(
          "predefDND",
          Icon.Standard.DO_NOT_DISTURB,
          List.of(ANY_NOT_READY),
          Map.of(
              "en", "Do Not Disturb on",
              "de", "Nicht stören ein",
              "fr", "Activer Ne pas déranger",
              "it", "Attiva Non disturbare",
              "es", "Activar No molestar",
              "ru", "Включить «Не беспокоить»"),
          Map.of(
              "en", "Do not disturb",
              "de", "Nicht stören",
              "fr", "Ne pas déranger",
              "it", "Non disturbare",
              "es", "No molestar",
              "ru", "Не беспокоить"));

  public static final StateDefinition LOGGED_OUT =
      shown(
          "predefLoggedOut",
          Icon.Standard.LOGGED_OUT,
          List.of(),
          Map.of(
              "en", "Logged out",
              "de", "Abgemeldet",
              "fr", "Déconnecté",
              "it", "Disconnesso",
              "es", "Desconectado",
              "ru", "Вышел из системы"));

  /// What is chosen to log out, where the menu offers it.
  public static final StateDefinition LOGOUT_MENU =
      state(
          "predefLogoutMenu",
          Icon.Standard.LOGGED_OUT,
          List.of(),
          Map.of(
              "en", "Log out",
              "de", "Abmelden",
              "fr", "Se déconnecter",
              "it", "Disconnetti",
              "es", "Cerrar sesión",
              "ru", "Выйти"),
          Map.of());

  public static final StateDefinition OUT_OF_SERVICE =
      shown(
          "predefOutOfService",
          Icon.Standard.OUT_OF_SERVICE,
          List.of(),
          Map.of(
              "en", "Out of service",
              "de", "Außer Betrieb",
              "fr", "Hors service",
              "it", "Fuori servizio",
              "es", "Fuera de servicio",
              "ru", "Не обслуживается"));

  static final List<StateDefinition> ALL =
      List.of(
          READY, PART_READY, NOT_READY, DO_NOT_DISTURB, LOGGED_OUT, LOGOUT_MENU, OUT_OF_SERVICE);

  private BuiltIn() {}

  static boolean reserved(String id) {
    return ALL.stream().anyMatch(state -> state.id().equals(id));
  }

  private static StateDefinition shown(
      String id, Icon icon, List<AgentPattern> agents, Map<String, String> statuses) {
    return state(id, icon, agents, Map.of(), statuses);
  }

  /// English is for all languages that are not here.
  private static StateDefinition state(
      String id,
      Icon icon,
      List<AgentPattern> agents,
      Map<String, String> menus,
      Map<String, String> statuses) {
    var texts = new ArrayList<StateText>();
    texts.add(text(Optional.empty(), "en", menus, statuses));
    for (var language : Set.of("de", "fr", "it", "es", "ru")) {
      texts.add(text(Optional.of(language), language, menus, statuses));
    }
    return new StateDefinition(id, Optional.of(icon), texts, agents);
  }

  private static StateText text(
      Optional<String> language,
      String key,
      Map<String, String> menus,
      Map<String, String> statuses) {
    return new StateText(
        language, Optional.ofNullable(menus.get(key)), Optional.ofNullable(statuses.get(key)));
  }
}
