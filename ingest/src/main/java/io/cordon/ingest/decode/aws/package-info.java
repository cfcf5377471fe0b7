/**
 * AWS IoT Device Defender (AWS IoT Device Defender developer guide, "Detect"): counts of
 * authorization failures of a thing, in violation events, in SNS notifications of them and in
 * exported metrics. The cloud is the server, the thing is the client. State: the last single source
 * address of a thing, at most 65,536, the one that was set first given up first.
 */
@NullMarked
package io.cordon.ingest.decode.aws;

import org.jspecify.annotations.NullMarked;
