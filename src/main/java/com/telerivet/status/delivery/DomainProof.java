package com.telerivet.status.delivery;

import java.util.Optional;

/** Whether mails are signed, and what the world must be told to believe it. */
public interface DomainProof {

    /** A TXT record to be published. */
    record DnsRecord(String name, String text) {}

    /** What must stand in the DNS; empty where mails are not signed. */
    Optional<DnsRecord> record();
}
