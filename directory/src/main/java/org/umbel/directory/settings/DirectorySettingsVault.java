package org.umbel.directory.settings;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.umbel.directory.connect.Connections;
import org.umbel.directory.connect.Words;
import org.umbel.directory.people.DirectoryPeople;
import org.umbel.directory.people.Known;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsUnavailable;
import org.umbel.domain.settings.SettingsVault;

/// Keeps people's own settings in one attribute of their entries (LD-3), beside what others keep
/// there. A change by somebody else in between is noticed, because the values that go are named in
/// the request that brings the new ones. Safe for all threads; waits for the directory, at most as
/// long as it may take to connect and to answer.
///
/// What was read counts for a few seconds, since a call asks again and again; while the directory
/// is away it counts on, for the people who were asked for last.
public final class DirectorySettingsVault implements SettingsVault {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int TRIES = 10;
  private static final int LOCKS = 64;

  private final Connections connections;
  private final DirectoryPeople people;
  private final AttributeForm form;
  private final SettingsText text;
  private final InstantSource clock;
  private final Map<Extension, Remembered> remembered = new Remembering();
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  private record Remembered(BoxSettings settings, Instant at) {}

  /// Forgets whom nobody has asked for the longest time. Guarded by itself.
  private static final class Remembering extends LinkedHashMap<Extension, Remembered> {
    private static final long serialVersionUID = 1;

    Remembering() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Extension, Remembered> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }

  public DirectorySettingsVault(
      Connections connections,
      DirectoryPeople people,
      AttributeForm form,
      SettingsSeal seal,
      InstantSource clock) {
    this.connections = connections;
    this.people = people;
    this.form = form;
    this.clock = clock;
    text = new SettingsText(seal);
  }

  @Override
  public BoxSettings find(Extension owner) {
    var last = last(owner);
    if (last.isPresent() && clock.instant().isBefore(last.get().at().plus(FRESH))) {
      return last.get().settings();
    }
    var known = known(owner);
    try {
      return remember(owner, settings(owner, known, values(known)));
    } catch (LDAPException away) {
      return last.map(Remembered::settings).orElseThrow(() -> unavailable(owner, away));
    }
  }

  /// Refuses by [SettingsReadOnly], too, which [LocalRefuge] makes up for.
  @Override
  public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
    var known = known(owner);
    var lock = locks[Math.floorMod(owner.hashCode(), LOCKS)];
    lock.lock();
    try {
      for (var attempt = 0; attempt < TRIES; attempt++) {
        var values = values(known);
        var former = settings(owner, known, values);
        var changed = change.apply(former);
        if (changed.equals(former) || written(owner, known, values, changed)) {
          return remember(owner, changed);
        }
      }
      throw new SettingsUnavailable(
          owner,
          "others change "
              + form.attribute()
              + " all the time"
              + (form.several() ? ", or it takes one value only" : ""));
    } catch (LDAPException refused) {
      if (WriteProbe.forbids(refused)) {
        throw new SettingsReadOnly(owner, Words.of(refused), refused);
      }
      throw unavailable(owner, refused);
    } finally {
      lock.unlock();
    }
  }

  private Known known(Extension owner) {
    return people
        .known(owner)
        .orElseThrow(() -> new SettingsUnavailable(owner, "nobody in the directory has it"));
  }

  private AttributeValues values(Known known) throws LDAPException {
    return connections.use((connection, _) -> {
      var entry = connection.getEntry(known.dn(), form.attribute());
      if (entry == null) {
        throw new LDAPException(ResultCode.NO_SUCH_OBJECT, known.dn());
      }
      var values = Optional.ofNullable(entry.getAttributeValues(form.attribute()));
      return new AttributeValues(values.map(List::of).orElse(List.of()));
    });
  }

  private BoxSettings settings(Extension owner, Known known, AttributeValues values) {
    if (!values.present()) {
      return BoxSettings.NONE;
    }
    return values
        .text()
        .flatMap(line -> text.read(known.id(), line))
        .map(BoxSettings::of)
        .orElseThrow(() ->
            new SettingsUnavailable(
                owner,
                "what is in "
                    + form.attribute()
                    + " of "
                    + known.dn()
                    + " is damaged, or sealed with another key"));
  }

  /// @return whether the attribute was still as it had been read
  private boolean written(
      Extension owner, Known known, AttributeValues values, BoxSettings settings)
      throws LDAPException {
    var old = values.replaced(form);
    var line = settings.texts().isEmpty() ? "" : text.write(known.id(), settings.texts());
    var fresh = values.replacement(form, line);
    var largest = AttributeValues.largest(fresh);
    if (form.bytes() > 0 && largest > form.bytes()) {
      throw new SettingsUnavailable(
          owner,
          "they need %d bytes, and %s has room for %d"
              .formatted(largest, form.attribute(), form.bytes()));
    }
    try {
      connections.use((connection, _) -> connection.modify(request(known, old, fresh)));
      return true;
    } catch (LDAPException refused) {
      if (changedMeanwhile(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private ModifyRequest request(Known known, List<String> old, List<String> fresh) {
    var changes = new ArrayList<Modification>();
    if (!old.isEmpty()) {
      changes.add(change(ModificationType.DELETE, old));
    }
    if (!fresh.isEmpty()) {
      changes.add(change(ModificationType.ADD, fresh));
    }
    var request = new ModifyRequest(known.dn(), changes);
    if (old.isEmpty()) {
      // nothing goes that could be missing, so servers that can are asked to look themselves
      var ours = Filter.subInitial(form.attribute(), "umbel ");
      request.addControl(new AssertionRequestControl(Filter.not(ours), false));
    }
    return request;
  }

  private Modification change(ModificationType type, List<String> values) {
    return new Modification(type, form.attribute(), values.toArray(String[]::new));
  }

  private static boolean changedMeanwhile(LDAPException refused) {
    return switch (refused.getResultCode().intValue()) {
      case ResultCode.NO_SUCH_ATTRIBUTE_INT_VALUE,
          ResultCode.ATTRIBUTE_OR_VALUE_EXISTS_INT_VALUE,
          ResultCode.ASSERTION_FAILED_INT_VALUE ->
          true;
      default -> false;
    };
  }

  private Optional<Remembered> last(Extension owner) {
    synchronized (remembered) {
      return Optional.ofNullable(remembered.get(owner));
    }
  }

  private BoxSettings remember(Extension owner, BoxSettings settings) {
    synchronized (remembered) {
      remembered.put(owner, new Remembered(settings, clock.instant()));
    }
    return settings;
  }

  private static SettingsUnavailable unavailable(Extension owner, LDAPException failure) {
    return new SettingsUnavailable(owner, Words.of(failure), failure);
  }
}
