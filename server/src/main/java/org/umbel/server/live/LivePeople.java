package org.umbel.server.live;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.server.config.Edit;
import org.umbel.server.config.Part;
import org.umbel.server.config.PersonSettings;
import org.umbel.server.config.StationSettings;
import org.umbel.web.configured.LineDesk.Change;
import org.umbel.web.configured.PeopleDesk;

/// The user manager of the configuration (LD-5): people who have a file of their own in the folder
/// `people` are changed here, those of the main file there.
public record LivePeople(LiveConfiguration live) implements PeopleDesk {

  @Override
  public List<PersonView> people() {
    return live.current().people().stream().map(this::view).toList();
  }

  private PersonView view(PersonSettings person) {
    var extension = person.extension().digits();
    var stations = new ArrayList<String>();
    person.sipPassword().ifPresent(_ -> stations.add(extension));
    person.stations().stream().map(StationSettings::name).forEach(stations::add);
    return new PersonView(
        extension,
        person.name(),
        person.mail().orElse(""),
        List.copyOf(stations),
        person.voiceMail(),
        hasOwnFile(extension));
  }

  private boolean hasOwnFile(String extension) {
    return live.file()
        .filter(file -> Files.exists(Part.PEOPLE.beside(file).file(extension)))
        .isPresent();
  }

  @Override
  public Change putPerson(String extension, String text) {
    return Extension.parse(extension).isEmpty()
        ? new Change.Unknown("Nobody can have this extension.")
        : elsewhere(extension)
            .orElseGet(() -> live.changed(new Edit(Part.PEOPLE, extension, Optional.of(text))));
  }

  @Override
  public Change deletePerson(String extension) {
    return person(extension).isEmpty()
        ? new Change.Unknown("Nobody has this extension.")
        : elsewhere(extension)
            .orElseGet(() -> live.changed(new Edit(Part.PEOPLE, extension, Optional.empty())));
  }

  /// Why a person cannot be changed here.
  private Optional<Change> elsewhere(String extension) {
    return person(extension)
        .filter(one -> !one.changeable())
        .map(_ ->
            new Change.Conflict(
                "The person " + extension + " is in the main file; change it there."));
  }
}
