package io.cordon.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.apache.flink.api.common.state.StateDescriptor;
import org.junit.jupiter.api.Test;

/** The rules of this module; those of all modules are with the launcher, which sees them all. */
class ArchitectureTest {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(new ImportOption.DoNotIncludeJars())
                    .importPackages("io.cordon.detect", "io.cordon.incident", "io.cordon.stream");

    @Test
    void detectionKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cordon.detect..", "io.cordon.incident..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cordon.stream..",
                        "org.apache.flink..",
                        "org.apache.kafka..",
                        "co.elastic..",
                        "org.elasticsearch..",
                        "org.slf4j..",
                        "java.net.http..")
                .check(classes);
    }

    /** Event time only: the same records give the same findings whenever they are judged. */
    @Test
    void detectionLooksAtNoClockAndThrowsNoDice() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cordon.detect..", "io.cordon.incident..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(classes);
    }

    /** Only the files of settings are read, and only there. */
    @Test
    void detectionReadsNoFilesButItsSettings() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cordon.detect..", "io.cordon.incident..")
                .and()
                .resideOutsideOfPackages(
                        "io.cordon.detect.settings..", "io.cordon.detect.credentials.dictionary..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..")
                .check(classes);
    }

    @Test
    void onlySinksAndSourcesKnowTheirEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.cordon.stream.kafka..",
                        "io.cordon.stream.elasticsearch..",
                        "io.cordon.stream.live..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.flink.connector.kafka..",
                        "co.elastic..",
                        "org.elasticsearch..")
                .check(classes);
    }

    @Test
    void allKeyedStateExpires() {
        classes()
                .that(describe())
                .should(
                        new ArchCondition<>("give it a time to live") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                boolean expires =
                                        type.getMethodCallsFromSelf().stream()
                                                .anyMatch(
                                                        call ->
                                                                call.getName()
                                                                        .equals(
                                                                                "enableTimeToLive"));
                                events.add(
                                        new SimpleConditionEvent(
                                                type,
                                                expires,
                                                type.getName() + " keeps state for ever"));
                            }
                        })
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> describe() {
        return DescribedPredicate.describe(
                "declare keyed state",
                type ->
                        type.getConstructorCallsFromSelf().stream()
                                .anyMatch(
                                        call ->
                                                call.getTargetOwner()
                                                        .isAssignableTo(StateDescriptor.class)));
    }
}
