package io.cordon.local.simulator;

import java.util.List;

/** A network sensor of one segment: turns what happens into lines of its own format. */
interface NetworkSensor {

    void flow(TcpFlow flow);

    void udp(UdpExchange exchange);

    void dns(DnsExchange exchange);

    void ssh(SshLogin login);

    void login(PasswordLogin login);

    void register(SipRegistration call);

    List<TelemetryFile> files();
}
