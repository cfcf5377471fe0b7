package io.cordon.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules that hold over all modules: the launcher is the one place that sees them all. What is
 * only about one module is tested there.
 */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(
                            // The reference and the generators come as a jar of tests.
                            location -> !location.contains("-tests.jar"))
                    .importPackages("io.cordon");

    @Test
    void everyModuleIsLookedAt() {
        assertThat(CLASSES)
                .extracting(JavaClass::getPackageName)
                .anyMatch(name -> name.startsWith("io.cordon.schema."))
                .anyMatch(name -> name.startsWith("io.cordon.ingest."))
                .anyMatch(name -> name.startsWith("io.cordon.detect."))
                .anyMatch(name -> name.startsWith("io.cordon.stream."))
                .anyMatch(name -> name.equals("io.cordon.search"))
                .anyMatch(name -> name.startsWith("io.cordon.stack."))
                .anyMatch(name -> name.startsWith("io.cordon.bench."))
                .anyMatch(name -> name.startsWith("io.cordon.local."))
                .noneMatch(name -> name.startsWith("io.cordon.detect.generated"));
    }

    /** They meet in topics and indices. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    io.cordon.schema..                    | ingest detect stream search stack bench local
                    io.cordon.stack..                     | schema ingest detect stream search bench local
                    io.cordon.ingest..                    | detect stream search stack bench local
                    io.cordon.detect.. io.cordon.stream.. | ingest search stack bench local
                    io.cordon.search..                    | ingest detect stream stack bench local
                    io.cordon.bench..                     | search local
                    """)
    void dependenciesPointOneWay(String module, String others) {
        noClasses()
                .that()
                .resideInAnyPackage(module.split(" "))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        List.of(others.split(" ")).stream()
                                .map(other -> "io.cordon." + other + "..")
                                .toArray(String[]::new))
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    io.cordon.ingest..       | org.apache.flink.. co.elastic.. org.elasticsearch..
                    io.cordon.ingest.decode.. io.cordon.ingest.file.. | org.apache.kafka..
                    io.cordon.search..       | org.apache.flink.. org.apache.kafka..
                    io.cordon.schema..       | org.apache.flink.. co.elastic.. org.elasticsearch..
                    io.cordon.schema.address.. io.cordon.schema.credential.. io.cordon.schema.deadletter.. io.cordon.schema.finding.. io.cordon.schema.framing.. | org.apache.kafka.. java.net.http..
                    """)
    void pureCodeKnowsNoEngine(String code, String engines) {
        noClasses()
                .that()
                .resideInAnyPackage(code.split(" "))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(engines.split(" "))
                .check(CLASSES);
    }

    @Test
    void packagesOfAModuleFormNoCycle() {
        slices().matching("io.cordon.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..manager..", "..helper..")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingInItIsNull() {
        List<String> without = new ArrayList<>();
        for (JavaPackage each : CLASSES.getDefaultPackage().getSubpackagesInTree()) {
            boolean ours =
                    each.getName().startsWith("io.cordon")
                            && !each.getName().equals("io.cordon.schema.avro")
                            && !each.getClasses().isEmpty();
            if (ours && !each.isAnnotatedWith(NullMarked.class)) {
                without.add(each.getName());
            }
        }
        assertThat(without).isEmpty();
    }

    /** Clocks are handed in, so that a test says what time it is. */
    @Test
    void nobodyAsksTheMachineForTheTimeOrForChance() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(CLASSES);
    }

    /**
     * What a network sends is matched in linear time or not by expressions at all. (What the two
     * kinds of settings check is the operator's.)
     */
    @Test
    void expressionsThatBacktrackNeverSeeInput() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.cordon.detect..", "io.cordon.stream..", "io.cordon.ingest.decode..")
                .and()
                .doNotHaveFullyQualifiedName("io.cordon.ingest.decode.DecodeSettings")
                .and()
                .resideOutsideOfPackage("io.cordon.detect.settings..")
                .should()
                .callMethod(Pattern.class, "compile", String.class)
                .orShould()
                .callMethod(Pattern.class, "compile", String.class, int.class)
                .orShould()
                .callMethod(Pattern.class, "matches", String.class, CharSequence.class)
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .orShould()
                .callMethod(String.class, "replaceFirst", String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void thePipelineWritesToLogsAndNotToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.cordon.local..", "io.cordon.stack..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
