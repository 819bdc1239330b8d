package org.umbel.server.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.umbel.domain.person.Extension;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.PersonSettings;

/// Which keys of the configuration take effect only when the server starts again.
final class RestartKeys {
  private static final Map<String, Function<Configuration, Object>> KEYS = keys();

  private RestartKeys() {}

  /// Those of them that differ.
  static List<String> differing(Configuration now, Configuration wanted) {
    return KEYS.entrySet().stream()
        .filter(key -> !key.getValue().apply(now).equals(key.getValue().apply(wanted)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Object lampsElsewhere(Configuration configuration) {
    return configuration.people().stream()
        .filter(person -> person.lamp() == PersonSettings.LampOwner.ELSEWHERE)
        .map(PersonSettings::extension)
        .collect(Collectors.<Extension>toUnmodifiableSet());
  }

  private static Object granted(Configuration configuration) {
    var presence = configuration.presence();
    return List.of(
        presence.subscriptions(), presence.pause(), presence.shortest(), presence.longest());
  }

  private static Map<String, Function<Configuration, Object>> keys() {
    Map<String, Function<Configuration, Object>> keys = new LinkedHashMap<>();
    keys.put("data", Configuration::data);
    keys.put("time-zone", Configuration::timeZone);
    keys.put("language", Configuration::language);
    keys.put("log", Configuration::log);
    keys.put("number-prefix", Configuration::numberPrefix);
    keys.put("sites", Configuration::sites);
    keys.put("pilots", Configuration::pilots);
    keys.put("ring-time", Configuration::ringTime);
    keys.put("stop-time", Configuration::stopTime);
    keys.put("sip", Configuration::sip);
    keys.put("administrators", Configuration::administrators);
    keys.put("media", Configuration::media);
    keys.put("web", Configuration::web);
    keys.put("people.lamp", RestartKeys::lampsElsewhere);
    keys.put("directory", Configuration::directory);
    keys.put("default-station", Configuration::defaultStation);
    keys.put("dial-plan", Configuration::dialPlan);
    keys.put("dialling", Configuration::dialling);
    keys.put("recording", Configuration::recording);
    keys.put("greeting", Configuration::greeting);
    keys.put("voice-boxes", Configuration::voiceBoxes);
    keys.put("default-pin", Configuration::defaultPin);
    keys.put("mailbox", Configuration::mailbox);
    keys.put("lamp", Configuration::lamp);
    keys.put("presence.servers", configuration -> configuration.presence().servers());
    keys.put("presence.subscriptions", RestartKeys::granted);
    keys.put("spool", Configuration::spool);
    keys.put("trace", Configuration::trace);
    keys.put("reporting", Configuration::reporting);
    return keys;
  }
}
