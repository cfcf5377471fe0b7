package io.cordon.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Decoders see bytes and state only; file decoding runs inside Flink, so it knows no Kafka. */
class DecodersArePureTest {

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.cordon.ingest");

    @Test
    void decodersDoNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage("io.cordon.ingest.decode..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net..", "org.apache.kafka..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(classes);
    }

    @Test
    void filesAndDecodersKnowNoKafka() {
        noClasses()
                .that()
                .resideInAnyPackage("io.cordon.ingest.decode..", "io.cordon.ingest.file..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.flink..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.cordon.ingest.publish..")
                .check(classes);
    }
}
