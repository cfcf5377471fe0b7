package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import java.io.IOException;

/** The mappers of one file, for either encoding. */
final class ZeekMappers {

    private final ConnMapper conn;
    private final DnsMapper dns;
    private final ZeekLogins logins;
    private final FtpMapper ftp;
    private final SipMapper sip;
    private final SyslogMapper syslog;
    private final DeviceMapper devices;
    private final ServerBanners servers;

    ZeekMappers(DecodeContext context) {
        conn = new ConnMapper(context);
        dns = new DnsMapper(context);
        logins = new ZeekLogins(context);
        ftp = new FtpMapper(context, logins);
        sip = new SipMapper(context, logins);
        syslog = new SyslogMapper(context);
        devices = new DeviceMapper(context);
        servers = new ServerBanners(context);
    }

    /** The mapper of a log by its path. */
    ZeekMapper of(String path) {
        return switch (ZeekLog.ofPath(path)) {
            case CONN -> conn;
            case DNS -> dns;
            case SSH -> this::ssh;
            case FTP -> ftp;
            case HTTP -> logins::http;
            case MQTT_CONNECT -> logins::mqttConnect;
            case SIP -> sip;
            case SNMP -> logins::snmp;
            case SYSLOG -> syslog;
            case SOFTWARE -> devices::software;
            case KNOWN -> devices.known(path);
            case OTHER -> (row, output) -> false;
        };
    }

    private boolean ssh(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        logins.ssh(row, output);
        servers.ssh(row, output);
        return true;
    }

    void finish(RecordOutput output) throws IOException {
        ftp.finish(output);
        sip.finish(output);
        syslog.finish(output);
    }
}
