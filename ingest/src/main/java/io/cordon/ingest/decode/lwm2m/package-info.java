/**
 * OMA LwM2M objects 3 (Device) and 5 (Firmware Update) as SenML JSON (RFC 8428): what a device says
 * of its maker, model, firmware and update. A pack stands alone, as a device sends it, or in an
 * envelope that names the endpoint, as a server passes it on. State: the report in hand, of at most
 * one value for each resource that is read.
 */
@NullMarked
package io.cordon.ingest.decode.lwm2m;

import org.jspecify.annotations.NullMarked;
