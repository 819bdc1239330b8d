package org.umbel.acceptance.house;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.umbel.testkit.Feature;
import org.umbel.testkit.Golden;
import org.umbel.testkit.part.Repository;

/// Gathers what the acceptance tests prove into `docs/features-status.md`.
class FeatureStatusTest {
  /// The rows of the features list that are under way, in few words.
  private static final Map<String, String> ROWS = rows();

  @Test
  void theStatusOfTheFeaturesIsWhatTheTestsProve() {
    var proofs = new TreeMap<String, Set<String>>();
    for (var type : new ClassFileImporter().importPackages("org.umbel.acceptance")) {
      Class<?> reflected = type.reflect();
      for (Method method : reflected.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)
            || method.isAnnotationPresent(ParameterizedTest.class)) {
          Stream.concat(features(reflected), features(method))
              .distinct()
              .forEach(
                  row -> proofs.computeIfAbsent(row, _ -> new TreeSet<>()).add(sentence(method)));
        }
      }
    }

    Golden.check(Repository.root().resolve("docs/features-status.md"), page(proofs));
  }

  private static Stream<String> features(AnnotatedElement element) {
    var feature = element.getAnnotation(Feature.class);
    return feature == null ? Stream.of() : Arrays.stream(feature.value());
  }

  /// `zeroDuringTheGreeting` becomes "zero during the greeting".
  private static String sentence(Method method) {
    return method
        .getName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String page(Map<String, Set<String>> proofs) {
    var page =
        new StringBuilder(
            """
            # Which features are proven

            Gathered from the acceptance tests by `FeatureStatusTest`; renew it with `-Dgolden=renew`.
            Every sentence is a test against the packaged server.

            | row | what | proven by |
            |---|---|---|
            """);
    var rows = new TreeMap<>(proofs);
    ROWS.keySet().forEach(row -> rows.computeIfAbsent(row, _ -> new TreeSet<>()));
    rows.forEach((row, sentences) ->
        page.append("| ")
            .append(row)
            .append(" | ")
            .append(ROWS.getOrDefault(row, ""))
            .append(" | ")
            .append(sentences.isEmpty() ? "**nothing yet**" : String.join("; ", sentences))
            .append(" |\n"));
    return page.toString();
  }

  private static Map<String, String> rows() {
    var rows = new LinkedHashMap<String, String>();
    rows.put("CA-1", "greeting, tone, recording until hang-up, silence, `#` or the longest length");
    rows.put("CA-2", "`0` skips the greeting");
    rows.put("CA-3", "default greeting with the extension");
    rows.put("CA-5", "one greeting for everybody, brought as a file");
    rows.put("CA-6", "profiles with greetings, messages or none, and that for colleagues");
    rows.put("CA-7", "office hours, breaks and vacation switch profiles");
    rows.put("CA-8", "the language of the person");
    rows.put("CA-9", "callers put through, and back when nobody answers");
    rows.put("CA-10", "voice mail switched off for a person");
    rows.put("CA-11", "the message arrives as mail");
    rows.put("CA-12", "nothing is lost");
    rows.put("CA-13", "callers hear, change and mark their message before it is sent");
    rows.put("LD-1", "people of any LDAP directory: hosts in order, TLS, units, presets");
    rows.put("LD-2", "people found by the numbers a filter names, however they are written");
    rows.put("LD-3", "a person's settings in an attribute, or here where that cannot be written");
    rows.put("LD-4", "attributes name the login and the mailbox");
    rows.put("LD-5", "a built-in directory: people added, changed and removed while calls go on");
    rows.put("LD-6", "settings of the system, or a value of the person's own");
    rows.put("LD-8", "the directory read in pages, changes followed, the last known go on");
    rows.put("DP-8", "sites: numbers in their form, calls and notifications by their lines");
    rows.put("MW-4", "numbers of lamps, senders and logs from the directory, or the person's own");
    rows.put(
        "MW-5", "counting starts anew, rules go back to the system's, a person or a mail ends it");
    rows.put("WM-5", "phone access: everywhere, nowhere, exceptions; a hidden number is none");
    rows.put("WM-6", "PINs hashed, simple ones refused, used ones never again");
    rows.put("TU-3", "by phone everything, profiles alone, or nothing");
    rows.put("LN-1", "several lines at once, changed while calls go on");
    rows.put("LN-3", "SRTP required, preferred or off; how secure a call is, is shown");
    rows.put(
        "LN-4",
        "offers in INVITE, in 200, in ACK and by UPDATE; calls and changes without an offer");
    rows.put("LN-2", "TLS with a line's own certificate, mutual TLS, reload");
    rows.put("LN-17", "signalling by IPv6");
    rows.put("SC-1", "TLS and mutual TLS with PEM files");
    rows.put("LN-6", "who may speak to a line; the others get no answer");
    rows.put("LN-7", "timers, retransmissions, the pause before a re-INVITE");
    rows.put("LN-9", "REFER in joined calls, where the line allows it");
    rows.put("LN-10", "session timers by UPDATE or re-INVITE, dead calls ended");
    rows.put("LN-8", "who calls, in calls out; the identification address of a station");
    rows.put("LN-11", "Diversion and History-Info are read, and written on calls out");
    rows.put("LN-16", "reliable provisional responses, UPDATE, early media, forked answers");
    rows.put("LN-12", "headers of a line's own, and usage presets");
    rows.put("LN-13", "keys by RFC 4733, SIP INFO and in-band, both ways");
    rows.put("LN-14", "codecs G.711, G.722, G.723.1 and Opus");
    rows.put("LN-15", "how many calls a line carries, in, out and together");
    rows.put("LN-18", "one domain name shared by two servers");
    rows.put("ML-1", "reading by IMAP: four administrative ways, own passwords, or both");
    rows.put("ML-2", "login patterns, a person's own user; own passwords by page to come");
    rows.put("ML-3", "a person's own mail server: set, by the directory, or by referral");
    rows.put("ML-4", "IMAPS, STARTTLS, SMTP with TLS and login, certificates checked");
    rows.put("ML-6", "deleted messages in a folder that is made");
    rows.put("ML-7", "presets for makes of mail servers; hosted mail by access tokens");
    rows.put("ML-8", "`umbel check --connect` tells what is wrong and what to do");
    rows.put("ML-9", "built-in mailbox");
    rows.put("WP-2", "messages in the browser");
    rows.put("MW-1", "lamp by SUBSCRIBE and unsolicited NOTIFY");
    rows.put("MW-2", "from how many new voice messages, faxes and texts on lamp and SMS tell");
    rows.put("MW-3", "SMS by SMPP and HTTP gateways, with caller and time");
    rows.put("SC-4", "floods, forged and malformed packets, scanners");
    rows.put("ST-6", "phones ring, answer, are busy, do not answer");
    rows.put("TT-1", "a speech engine per language; voices are listed; greetings and mail to come");
    rows.put("SC-2", "dialling rules, rates and hours of calls out");
    rows.put("ST-3", "phones register: several, by several ways, through proxies, over restarts");
    rows.put("ST-4", "lamps that another server sets");
    rows.put("ST-6", "phones ring, answer, are busy, do not answer; calls are forwarded");
    rows.put("TT-2", "every prompt without a speech engine");
    rows.put("TU-1", "subscriber access by pilot number");
    rows.put("TU-2", "`*` in the greeting logs in");
    rows.put("TU-4", "listening to messages by phone");
    rows.put("TU-8", "playback control by keys");
    rows.put("TU-9", "own greeting, name and PIN by phone");
    rows.put("VT-2", "fail-over between two servers");
    rows.put("WM-1", "the first call mails how to log in, with a PIN where there is none");
    rows.put("WM-2", "letters again, new PINs and open boxes, for one person or all");
    rows.put("WM-3", "the number in the mail comes from a chosen order");
    rows.put("WM-4", "wrong PINs lock, and that is mailed");
    return rows;
  }
}
