/**
 * Names of vendors and products, made comparable: feeds, inventories and devices write the same
 * product in many ways. Normalisation first, then a small curated table of aliases ({@code
 * aliases.csv} beside the class), each with its source.
 */
@NullMarked
package io.cordon.detect.firmware.product;

import org.jspecify.annotations.NullMarked;
