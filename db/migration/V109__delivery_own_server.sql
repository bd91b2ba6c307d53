-- delivery: to endpoints with servers of their own, one delivery at a time each
create index delivery_queued_by_endpoint on delivery (channel, address) where state = 'queued' and channel <> 'mail';
