-- delivery: the addresses that nothing is sent to, as another room may look its own addresses up in one statement
create or replace view delivery_suspended as
select channel, address, suspended_at
from delivery_suspension
where suspended_at is not null;
comment on view delivery_suspended is 'delivery: addresses, in small letters, that refused or were paused';
