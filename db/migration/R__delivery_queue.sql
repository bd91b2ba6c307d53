-- delivery: the slot through which another room puts many deliveries into the queue with one statement. A plain
-- updatable view: state and attempts take the table's defaults.
create or replace view delivery_queue as
select kind, subject_id, recipient_id, channel, address, locale, lane, next_attempt_at, created_at
from delivery;
comment on view delivery_queue is
    'delivery: insert into it, with "on conflict (kind, subject_id, recipient_id) do nothing", then notify ''delivery''';
