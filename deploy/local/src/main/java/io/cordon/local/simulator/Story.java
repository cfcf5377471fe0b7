package io.cordon.local.simulator;

/**
 * Something that happens to the fleet: tells the sensors what they see and the truth what must be
 * found.
 */
interface Story {

    void play(Stage stage);
}
