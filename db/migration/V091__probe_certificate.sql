-- probe: until when the certificate of its target is good

alter table probe add column certificate_ends_at timestamptz;
comment on column probe.certificate_ends_at is
    'the end of the certificate that the last check by TLS saw; null where none has seen one';
