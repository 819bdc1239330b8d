package org.umbel.domain.agent.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.state.StatesReader.Reading;
import org.w3c.dom.Element;

/// The root of a document of states. Each of its parts is looked at by itself: one that is wrong is
/// told and left out, the others hold (CS-2).
final class StatesElement {
  private static final int MOST_STATES = 500;
  private static final int MOST_FAULTS = 50;
  private static final List<String> NO_STATE = List.of("it has no state");

  private final Element root;
  private final Function<Element, Optional<String>> objection;
  private final Map<String, StateDefinition> states = new LinkedHashMap<>();
  private final Map<AutoEvent, AutoState> autos = new EnumMap<>(AutoEvent.class);
  private final List<String> faults = new ArrayList<>();

  /// @param objection what the schema has against an element
  StatesElement(Element root, Function<Element, Optional<String>> objection) {
    this.root = root;
    this.objection = objection;
  }

  Reading read() {
    for (var part : children(root).toList()) {
      switch (part.getLocalName()) {
        case "state" -> readState(part);
        case "composite" -> {} // reserved for later
        case "auto" -> {} // when all states are known
        default -> fault("the element \"" + part.getNodeName() + "\" is not used");
      }
    }
    children(root, "auto").findFirst().ifPresent(this::readAutos);
    if (states.isEmpty()) {
      return new Reading.Unusable(String.join("; ", faults.isEmpty() ? NO_STATE : faults));
    }
    return new Reading.Usable(new States(List.copyOf(states.values()), autos), List.copyOf(faults));
  }

  private void readState(Element element) {
    var id = element.getAttribute("id").strip();
    var wrong = objection.apply(element).or(() -> objection(id));
    if (wrong.isPresent()) {
      fault("the state \"" + id + "\" is not used: " + wrong.get());
      return;
    }
    var texts = children(element, "display").map(StatesElement::text).flatMap(Optional::stream);
    var definition =
        new StateDefinition(
            id,
            attribute(element, "icon").map(Icon::of),
            texts.toList(),
            children(element, "genesysAgent").map(StatesElement::pattern).toList());
    if (definition.texts().isEmpty()) {
      fault("the state \"" + id + "\" is not used: it has neither menuText nor statusText");
    } else {
      states.put(id, definition);
    }
  }

  private Optional<String> objection(String id) {
    if (BuiltIn.reserved(id)) {
      return Optional.of("the id is reserved");
    }
    if (states.containsKey(id)) {
      return Optional.of("the first one with this id holds");
    }
    return states.size() < MOST_STATES
        ? Optional.empty()
        : Optional.of("there are more than " + MOST_STATES);
  }

  private static Optional<StateText> text(Element display) {
    var menu = words(display, "menuText");
    var status = words(display, "statusText").or(() -> words(display, "stateText"));
    return menu.isEmpty() && status.isEmpty()
        ? Optional.empty()
        : Optional.of(new StateText(attribute(display, "language"), menu, status));
  }

  private static Optional<String> words(Element display, String name) {
    return children(display, name)
        .findFirst()
        .map(element -> element.getTextContent().strip())
        .filter(text -> !text.isEmpty());
  }

  private static AgentPattern pattern(Element agent) {
    return new AgentPattern(
        isTrue(agent, "ready"),
        attribute(agent, "mode").flatMap(WorkMode::of).orElse(WorkMode.NONE),
        children(agent, "reason").findFirst().map(StatesElement::reason));
  }

  private static Reason reason(Element reason) {
    var extension =
        isTrue(reason, "ext") || attribute(reason, "in").filter("extensions"::equals).isPresent();
    return new Reason(
        reason.getTextContent().strip(),
        extension ? Reason.Place.EXTENSIONS : Reason.Place.REASONS,
        attribute(reason, "keyname").orElse(Reason.DEFAULT_KEY));
  }

  private void readAutos(Element auto) {
    for (var element : children(auto, "event").toList()) {
      var name = element.getAttribute("name").strip();
      var event = AutoEvent.of(name);
      var state = attribute(element, "onevent").map(states::get);
      if (event.isEmpty()) {
        fault("the event \"" + name + "\" is not used: there is none of this name");
      } else if (state.isEmpty()) {
        fault("the event \"" + name + "\" is not used: its onevent is the id of no state");
      } else {
        autos.putIfAbsent(event.get(), new AutoState(state.get(), post(element)));
      }
    }
  }

  private Optional<StateDefinition> post(Element event) {
    return attribute(event, "postevent")
        .flatMap(id -> {
          var state = Optional.ofNullable(states.get(id));
          if (state.isEmpty()) {
            fault("the postevent \"" + id + "\" is not used: it is the id of no state");
          }
          return state;
        });
  }

  private void fault(String words) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(words);
    }
  }

  private static boolean isTrue(Element element, String name) {
    return attribute(element, name).filter(text -> text.matches("true|1")).isPresent();
  }

  private static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.getAttribute(name).strip()).filter(text -> !text.isEmpty());
  }

  private static Stream<Element> children(Element parent, String name) {
    return children(parent).filter(child -> child.getLocalName().equals(name));
  }

  private static Stream<Element> children(Element parent) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> StatesReader.NAMESPACE.equals(node.getNamespaceURI()))
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
