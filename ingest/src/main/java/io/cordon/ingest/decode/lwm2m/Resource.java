package io.cordon.ingest.decode.lwm2m;

import org.jspecify.annotations.Nullable;

/** The resources that are read (OMA LwM2M 1.2 core, appendix E). */
enum Resource {
    MANUFACTURER(3, 0),
    MODEL(3, 1),
    SERIAL(3, 2),
    FIRMWARE_VERSION(3, 3),
    CURRENT_TIME(3, 13),
    DEVICE_TYPE(3, 17),
    HARDWARE_VERSION(3, 18),
    SOFTWARE_VERSION(3, 19),
    UPDATE_STATE(5, 3),
    UPDATE_RESULT(5, 5),
    PACKAGE_VERSION(5, 7);

    private final int object;
    private final int id;

    Resource(int object, int id) {
        this.object = object;
        this.id = id;
    }

    /** The resource of a path, null when it is not read. */
    static @Nullable Resource of(Path path) {
        for (Resource resource : values()) {
            if (resource.object == path.object && resource.id == path.resource) {
                return resource;
            }
        }
        return null;
    }

    /**
     * Which resource of which device a SenML name is.
     *
     * @param device what stands before the first slash, empty when nothing does
     */
    record Path(String device, int object, int resource) {

        private static final int LONGEST = 256;

        /** The path of a name, null when it is none of a resource. */
        static @Nullable Path of(String name) {
            int slash = name.indexOf('/');
            if (slash < 0 || name.length() > LONGEST) {
                return null;
            }
            String[] parts = name.substring(slash + 1).split("/", 6);
            int object = number(parts, 0);
            int resource = number(parts, 2);
            boolean path = number(parts, 1) >= 0 && parts.length <= 4;
            return path && object >= 0 && resource >= 0
                    ? new Path(name.substring(0, slash), object, resource)
                    : null;
        }

        private static int number(String[] parts, int at) {
            if (at >= parts.length || parts[at].isEmpty() || parts[at].length() > 5) {
                return -1;
            }
            return parts[at].chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Integer.parseInt(parts[at])
                    : -1;
        }

        boolean isRead() {
            return object == 3 || object == 5;
        }
    }
}
