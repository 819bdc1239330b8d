package org.umbel.store.file;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// Goes on to the next step as long as the former run reached the step that was to fail.
final class EveryFailureExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.concat(
        runs("only step %d fails", FaultyDisk::failingOnceAt),
        runs("step %d and all later ones fail", FaultyDisk::failingFrom));
  }

  private static Stream<TestTemplateInvocationContext> runs(
      String name, IntFunction<FaultyDisk> kind) {
    var former = new FaultyDisk[] {FaultyDisk.failingFrom(0)};
    return IntStream.iterate(1, step -> step + 1)
        .takeWhile(step -> former[0].failed())
        .mapToObj(step -> {
          former[0] = kind.apply(step);
          return new Run(name.formatted(step), former[0]);
        });
  }

  private record Run(String name, FaultyDisk disk)
      implements TestTemplateInvocationContext, ParameterResolver {

    @Override
    public String getDisplayName(int index) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == FaultyDisk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return disk;
    }
  }
}
